package org.zwicky.metric;

/** Whether probabilities mean what they say. Pure functions. */
final class Calibration {

  /** Guo et al. 2017, section 4. */
  static final int BINS = 15;

  private Calibration() {}

  /**
   * The expected calibration error (Guo et al., <i>On Calibration of Modern Neural Networks</i>,
   * 2017, equation 3): samples are put into 15 bins of equal width by the probability p of their
   * predicted class, bin m holding p in ((m − 1)/15, m/15]; the mean of |accuracy − mean p| over
   * the bins, weighted by their samples. In [0, 1].
   *
   * @param labels true classes, shape (N), each in [0, K)
   * @param probabilities shape (N, K), each in [0, 1]; the first of equal ones is the prediction
   * @throws IllegalArgumentException if the shapes do not fit or a probability is NaN
   */
  static double expectedError(int[] labels, float[][] probabilities) {
    return Reliability.of(labels, probabilities).expectedError();
  }

  /** The bin of a probability. */
  static int bin(double probability) {
    return Math.max(0, Math.min(BINS - 1, (int) Math.ceil(probability * BINS) - 1));
  }
}
