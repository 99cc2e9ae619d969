package org.zwicky.network;

import java.util.Locale;

/** Names a layer in a few words. */
final class LayerText {

  private LayerText() {}

  /** All there is to say, e.g. {@code conv 3×3/2 same, 32, relu, batch norm}. */
  static String full(LayerSpec layer) {
    if (layer instanceof ConvSpec conv) {
      return "%s %s, %d, %s%s"
          .formatted(
              brief(layer),
              lower(conv.padding()),
              conv.filters(),
              lower(conv.activation()),
              conv.batchNorm() ? ", batch norm" : "");
    }
    if (layer instanceof ResidualSpec residual) {
      return "%s %s, %d, %s%s"
          .formatted(
              brief(layer),
              lower(residual.type()),
              residual.filters(),
              lower(residual.activation()),
              residual.batchNorm() ? ", batch norm" : "");
    }
    if (layer instanceof DenseSpec dense) {
      return brief(layer) + ", " + lower(dense.activation());
    }
    if (layer instanceof PoolSpec pool) {
      return lower(pool.type()) + " " + brief(layer);
    }
    if (layer instanceof GlobalPoolSpec pool) {
      return "global " + lower(pool.type()) + " pool";
    }
    return brief(layer);
  }

  /** Enough to find it, e.g. {@code pool 2}. */
  static String brief(LayerSpec layer) {
    if (layer instanceof ConvSpec conv) {
      return "conv " + window(conv.kernel(), conv.stride());
    }
    if (layer instanceof ResidualSpec residual) {
      return "residual " + window(residual.kernel(), residual.stride());
    }
    if (layer instanceof PoolSpec pool) {
      return "pool " + pool.size() + (pool.stride() == pool.size() ? "" : "/" + pool.stride());
    }
    if (layer instanceof GlobalPoolSpec) {
      return "global pool";
    }
    if (layer instanceof BatchNormSpec) {
      return "batch norm";
    }
    if (layer instanceof DropoutSpec dropout) {
      return "dropout " + String.format(Locale.ROOT, "%.3g", dropout.rate());
    }
    if (layer instanceof DenseSpec dense) {
      return "dense " + dense.units();
    }
    return lower(((ActivationSpec) layer).activation());
  }

  private static String window(int kernel, int stride) {
    return "%d×%d%s".formatted(kernel, kernel, stride == 1 ? "" : "/" + stride);
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
