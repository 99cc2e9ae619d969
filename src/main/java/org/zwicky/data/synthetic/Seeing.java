package org.zwicky.data.synthetic;

/**
 * The blur of the atmosphere: convolution with a Gaussian, first along rows, then along columns.
 * Light beyond the edges is as at the edge.
 */
final class Seeing {

  private final float[] kernel;

  /**
   * @param sigma standard deviation of the Gaussian in pixels; the full width at half maximum is
   *     2.355 times that
   */
  Seeing(double sigma) {
    int radius = Math.max(1, (int) Math.ceil(3 * sigma));
    kernel = new float[2 * radius + 1];
    double sum = 0;
    for (int i = -radius; i <= radius; i++) {
      sum += Math.exp(-i * i / (2 * sigma * sigma));
    }
    for (int i = -radius; i <= radius; i++) {
      kernel[i + radius] = (float) (Math.exp(-i * i / (2 * sigma * sigma)) / sum);
    }
  }

  /** Blurs a square plane of {@code size} rows in place. */
  void blur(float[] plane, int size) {
    float[] rows = new float[plane.length];
    convolve(plane, rows, size, size, 1);
    convolve(rows, plane, size, 1, size);
  }

  /** Convolves {@code size} lines, whose starts and pixels lie those steps apart. */
  private void convolve(float[] from, float[] to, int size, int lineStep, int pixelStep) {
    int radius = kernel.length / 2;
    float[] padded = new float[size + 2 * radius];
    for (int line = 0; line < size; line++) {
      for (int i = 0; i < padded.length; i++) {
        int pixel = Math.min(size - 1, Math.max(0, i - radius));
        padded[i] = from[line * lineStep + pixel * pixelStep];
      }
      for (int pixel = 0; pixel < size; pixel++) {
        float sum = 0;
        for (int k = 0; k < kernel.length; k++) {
          sum += kernel[k] * padded[pixel + k];
        }
        to[line * lineStep + pixel * pixelStep] = sum;
      }
    }
  }
}
