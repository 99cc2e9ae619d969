package org.zwicky.data.duplicate;

/**
 * What is left of an image without what is smooth: of the square roots of its pixels, the
 * difference from the mean of the 5×5 around each. Two pictures of one thing share it, noise
 * included; pictures of two things that look alike do not. Immutable.
 */
final class FineDetail {

  private static final int RADIUS = 2;
  private static final int LARGEST_SHIFT = 1;

  private final float[] values;
  private final int height;
  private final int width;

  private FineDetail(float[] values, int height, int width) {
    this.values = values;
    this.height = height;
    this.width = width;
  }

  /**
   * @param gray height × width values, at least 0, row by row
   */
  static FineDetail of(float[] image, int height, int width) {
    float[] roots = new float[image.length];
    for (int i = 0; i < image.length; i++) {
      roots[i] = (float) Math.sqrt(image[i]);
    }
    float[] smooth = mean(mean(roots, height, width, width, 1), width, height, 1, width);
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < roots.length; i++) {
      roots[i] -= smooth[i];
      sum += roots[i];
      squares += roots[i] * roots[i];
    }
    double mean = sum / roots.length;
    double norm = Math.sqrt(squares - sum * mean);
    for (int i = 0; i < roots.length; i++) {
      roots[i] = norm > 0 ? (float) ((roots[i] - mean) / norm) : 0;
    }
    return new FineDetail(roots, height, width);
  }

  /** Running means along lines, the values at the ends repeated. */
  private static float[] mean(float[] values, int lines, int length, int lineStep, int step) {
    float[] means = new float[values.length];
    for (int line = 0; line < lines; line++) {
      int start = line * lineStep;
      for (int i = 0; i < length; i++) {
        float sum = 0;
        for (int near = i - RADIUS; near <= i + RADIUS; near++) {
          sum += values[start + Math.min(Math.max(near, 0), length - 1) * step];
        }
        means[start + i * step] = sum / (2 * RADIUS + 1);
      }
    }
    return means;
  }

  /**
   * The correlation with another image of the same size, without the outermost pixels: the highest
   * that a shift by up to one pixel gives, from −1 to 1; 0 where one has no detail.
   */
  double correlation(FineDetail other) {
    double best = -1;
    for (int down = -LARGEST_SHIFT; down <= LARGEST_SHIFT; down++) {
      for (int right = -LARGEST_SHIFT; right <= LARGEST_SHIFT; right++) {
        best = Math.max(best, correlation(other, down, right));
      }
    }
    return best;
  }

  private double correlation(FineDetail other, int down, int right) {
    double sum = 0;
    for (int y = LARGEST_SHIFT; y < height - LARGEST_SHIFT; y++) {
      int row = y * width;
      int otherRow = (y + down) * width + right;
      for (int x = LARGEST_SHIFT; x < width - LARGEST_SHIFT; x++) {
        sum += values[row + x] * other.values[otherRow + x];
      }
    }
    return sum;
  }
}
