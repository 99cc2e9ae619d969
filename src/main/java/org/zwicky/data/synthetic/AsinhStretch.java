package org.zwicky.data.synthetic;

/**
 * From brightness to bytes as SDSS's colour images have it: asinh of the mean of the three bands,
 * which shows faint arms and bright bulges at once, with the bands' ratios kept, so that bright
 * parts keep their colour (Lupton et al. 2004, PASP 116, 133, section 2).
 */
final class AsinhStretch {

  private final double softening;
  private final double scale;

  /**
   * @param softening brightness is stretched linearly below its inverse
   * @param white the brightness that becomes 255
   */
  AsinhStretch(double softening, double white) {
    this.softening = softening;
    this.scale = 255 / asinh(softening * white);
  }

  /** Writes the bytes of pixels (red, green, blue, one after the other) from {@code offset} on. */
  void write(float[] red, float[] green, float[] blue, byte[] target, int offset) {
    for (int i = 0; i < red.length; i++) {
      double mean = (red[i] + green[i] + blue[i]) / 3.0;
      // The limit for small brightness, where the ratio is 0 by 0.
      double gain = mean > 1e-6 ? scale * asinh(softening * mean) / mean : scale * softening;
      double r = red[i] * gain;
      double g = green[i] * gain;
      double b = blue[i] * gain;
      double largest = Math.max(r, Math.max(g, b));
      double shrink = largest > 255 ? 255 / largest : 1;
      target[offset + 3 * i] = toByte(r * shrink);
      target[offset + 3 * i + 1] = toByte(g * shrink);
      target[offset + 3 * i + 2] = toByte(b * shrink);
    }
  }

  private static byte toByte(double value) {
    return (byte) Math.max(0, Math.min(255, Math.round(value)));
  }

  private static double asinh(double value) {
    return Math.log(value + Math.sqrt(value * value + 1));
  }
}
