package org.zwicky.data.duplicate;

import java.util.Arrays;
import java.util.List;

/**
 * The perceptual hash of an image by its discrete cosine transform (Zauner 2010, <i>Implementation
 * and Benchmarking of Perceptual Image Hash Functions</i>, section 3.2.1): which of the 63 lowest
 * frequencies are above their median. Of the square roots of the pixels, which bring out what is
 * faint: without them all round galaxies would be alike. Stateless.
 */
final class PerceptualHash {

  private static final int SIDE = 32;
  private static final int FREQUENCIES = 8;
  private static final double[][] COSINES = cosines();

  private PerceptualHash() {}

  /**
   * The hashes of an image in some turns; of similar images few bits differ.
   *
   * @param image height × width values, at least 0, row by row
   */
  static long[] of(float[] image, int height, int width, List<Turn> turns) {
    float[] small = shrink(image, height, width);
    return turns.stream().mapToLong(turn -> hash(turn.apply(small, SIDE, SIDE))).toArray();
  }

  private static long hash(float[] small) {
    double[] coefficients = new double[FREQUENCIES * FREQUENCIES - 1];
    double[][] rows = new double[SIDE][FREQUENCIES];
    for (int row = 0; row < SIDE; row++) {
      for (int f = 0; f < FREQUENCIES; f++) {
        for (int column = 0; column < SIDE; column++) {
          rows[row][f] += COSINES[f][column] * small[row * SIDE + column];
        }
      }
    }
    for (int i = 1; i <= coefficients.length; i++) {
      double sum = 0;
      for (int row = 0; row < SIDE; row++) {
        sum += COSINES[i / FREQUENCIES][row] * rows[row][i % FREQUENCIES];
      }
      coefficients[i - 1] = sum;
    }
    double[] sorted = coefficients.clone();
    Arrays.sort(sorted);
    double median = sorted[sorted.length / 2];
    long hash = 0;
    for (double coefficient : coefficients) {
      hash = hash << 1 | (coefficient > median ? 1 : 0);
    }
    return hash;
  }

  /** Square roots of the means over the cells of a grid. */
  private static float[] shrink(float[] image, int height, int width) {
    float[] small = new float[SIDE * SIDE];
    for (int row = 0; row < SIDE; row++) {
      int top = row * height / SIDE;
      int bottom = Math.max(top + 1, (row + 1) * height / SIDE);
      for (int column = 0; column < SIDE; column++) {
        int left = column * width / SIDE;
        int right = Math.max(left + 1, (column + 1) * width / SIDE);
        double sum = 0;
        for (int y = top; y < bottom; y++) {
          for (int x = left; x < right; x++) {
            sum += image[y * width + x];
          }
        }
        small[row * SIDE + column] = (float) Math.sqrt(sum / ((bottom - top) * (right - left)));
      }
    }
    return small;
  }

  private static double[][] cosines() {
    double[][] cosines = new double[FREQUENCIES][SIDE];
    for (int f = 0; f < FREQUENCIES; f++) {
      // The constant one counts less, as in the orthonormal transform.
      double scale = f == 0 ? Math.sqrt(0.5) : 1;
      for (int i = 0; i < SIDE; i++) {
        cosines[f][i] = scale * Math.cos(Math.PI * f * (2 * i + 1) / (2 * SIDE));
      }
    }
    return cosines;
  }
}
