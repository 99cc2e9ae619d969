package org.zwicky.search.gp;

import java.util.Arrays;

/**
 * Brings scores to a scale on which a Gaussian process explains them well: the logarithm of how far
 * each lies below the best, in units of the median distance, standardised. Near the best that is
 * the scale they came on; a few scores that are worse by orders of magnitude, as of a learning rate
 * far too high, no longer decide what counts as a difference.
 */
final class ScoreScale {

  /** Distances below this part of the largest don't count as different from none. */
  private static final double LEAST_UNIT = 1e-12;

  private ScoreScale() {}

  /**
   * The scaled scores, in the same order: mean 0 and variance 1, or all 0 where they are equal.
   *
   * @param scores finite, the higher the better, at least one
   */
  static double[] standardise(double[] scores) {
    double magnitude = Arrays.stream(scores).map(Math::abs).max().orElseThrow();
    if (magnitude == 0) {
      return new double[scores.length];
    }
    // Divided first: the difference of two huge numbers would overflow.
    double best = Arrays.stream(scores).max().orElseThrow() / magnitude;
    double[] gaps = Arrays.stream(scores).map(score -> best - score / magnitude).toArray();
    double[] sorted = gaps.clone();
    Arrays.sort(sorted);
    double largest = sorted[sorted.length - 1];
    if (largest < LEAST_UNIT) {
      return new double[scores.length];
    }
    double median = sorted[sorted.length / 2];
    double unit = median > LEAST_UNIT * largest ? median : largest;
    double[] scaled = Arrays.stream(gaps).map(gap -> -Math.log1p(gap / unit)).toArray();
    double mean = Arrays.stream(scaled).average().orElseThrow();
    double variance =
        Arrays.stream(scaled).map(score -> (score - mean) * (score - mean)).average().orElseThrow();
    double deviation = Math.sqrt(variance);
    return Arrays.stream(scaled).map(score -> (score - mean) / deviation).toArray();
  }
}
