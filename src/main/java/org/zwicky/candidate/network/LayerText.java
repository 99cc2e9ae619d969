package org.zwicky.candidate.network;

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
              extras(conv.batchNorm(), conv.bias(), conv.init()));
    }
    if (layer instanceof SeparableConvSpec conv) {
      return "%s %s, %d%s, %s%s"
          .formatted(
              brief(layer),
              lower(conv.padding()),
              conv.filters(),
              conv.depthMultiplier() == 1 ? "" : ", depth " + conv.depthMultiplier(),
              lower(conv.activation()),
              extras(conv.batchNorm(), conv.bias(), conv.init()));
    }
    if (layer instanceof ResidualSpec residual) {
      return "%s %s, %d, %s%s"
          .formatted(
              brief(layer),
              lower(residual.type()),
              residual.filters(),
              lower(residual.activation()),
              extras(residual.batchNorm(), !residual.batchNorm(), residual.init())
                  + depth(residual));
    }
    if (layer instanceof DenseSpec dense) {
      return "%s, %s%s"
          .formatted(
              brief(layer),
              lower(dense.activation()),
              extras(dense.batchNorm(), dense.bias(), dense.init()));
    }
    if (layer instanceof PoolSpec pool) {
      return lower(pool.type())
          + " "
          + brief(layer)
          + (pool.padding() == Padding.SAME ? " same" : "");
    }
    if (layer instanceof GlobalPoolSpec pool) {
      return "global " + lower(pool.type()) + " pool";
    }
    return brief(layer);
  }

  /** Enough to find it, e.g. {@code pool 2}. */
  static String brief(LayerSpec layer) {
    if (layer instanceof ConvSpec conv) {
      return "conv " + window(conv.window());
    }
    if (layer instanceof SeparableConvSpec conv) {
      return "separable conv " + window(conv.window());
    }
    if (layer instanceof ResidualSpec residual) {
      return "residual "
          + window(new Window(residual.kernel(), residual.stride(), Padding.SAME, 1));
    }
    if (layer instanceof PoolSpec pool) {
      return "pool " + pool.size() + (pool.stride() == pool.size() ? "" : "/" + pool.stride());
    }
    if (layer instanceof GlobalPoolSpec) {
      return "global pool";
    }
    if (layer instanceof FlattenSpec) {
      return "flatten";
    }
    if (layer instanceof BatchNormSpec) {
      return "batch norm";
    }
    if (layer instanceof DropoutSpec dropout) {
      String kind = dropout.type() == DropoutKind.PLAIN ? "" : lower(dropout.type()) + " ";
      return kind + "dropout " + rate(dropout.rate());
    }
    if (layer instanceof DenseSpec dense) {
      return "dense " + dense.units();
    }
    return lower(((ActivationSpec) layer).activation());
  }

  /** What is not as usual. */
  private static String extras(boolean batchNorm, boolean bias, InitKind init) {
    return (batchNorm ? ", batch norm" : "")
        + (bias != batchNorm ? "" : bias ? ", bias" : ", no bias")
        + (init == InitKind.DEFAULT ? "" : ", " + init.key());
  }

  private static String depth(ResidualSpec residual) {
    return residual.stochasticDepth() == 0
        ? ""
        : ", stochastic depth " + rate(residual.stochasticDepth());
  }

  private static String rate(double rate) {
    return String.format(Locale.ROOT, "%.3g", rate);
  }

  private static String window(Window window) {
    return "%1$d×%1$d%2$s%3$s"
        .formatted(
            window.size(),
            window.stride() == 1 ? "" : "/" + window.stride(),
            window.dilation() == 1 ? "" : " dilated " + window.dilation());
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
