package org.zwicky.candidate.network;

import java.util.Locale;

/** Words that the texts of layers share. */
final class LayerText {

  private LayerText() {}

  /** What is not as usual about a layer with weights, each after a comma. */
  static String extras(boolean batchNorm, boolean bias, InitKind init) {
    return (batchNorm ? ", batch norm" : "")
        + (bias != batchNorm ? "" : bias ? ", bias" : ", no bias")
        + (init == InitKind.DEFAULT ? "" : ", " + init.key());
  }

  /** A share, such as {@code 0.300}. */
  static String rate(double rate) {
    return String.format(Locale.ROOT, "%.3g", rate);
  }

  /** A kernel, such as {@code 3×3/2 dilated 2}. */
  static String window(Window window) {
    return "%1$d×%1$d%2$s%3$s"
        .formatted(
            window.size(),
            window.stride() == 1 ? "" : "/" + window.stride(),
            window.dilation() == 1 ? "" : " dilated " + window.dilation());
  }

  static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
