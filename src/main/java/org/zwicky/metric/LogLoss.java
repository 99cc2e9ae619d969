package org.zwicky.metric;

import java.util.Objects;

/**
 * The mean negative log-likelihood of the true classes, in nats (Bishop, <i>Pattern Recognition and
 * Machine Learning</i>, 2006, equation 4.108, divided by the number of samples).
 *
 * <p>Equals {@code sklearn.metrics.log_loss(labels=range(K))} of scikit-learn 1.2: each probability
 * is first clipped to [ε, 1 − ε], then each row divided by its sum. ε is {@value #EPSILON} = 2⁻²³,
 * NumPy's {@code finfo(float32).eps}, which scikit-learn takes for probabilities of type float32.
 * So a probability of 0 for the true class costs about 15.94 nats, not infinity.
 *
 * <p>The arithmetic is in double precision: it equals scikit-learn's on {@code
 * p.astype(numpy.float64)} with that ε to 1e-12, and on the float32 array itself to about 1e-7,
 * where scikit-learn rounds each row's sum and quotients to float32. From version 1.5 on
 * scikit-learn no longer divides by the sum, which matters only for rows that do not add up to 1.
 */
public final class LogLoss {

  /** Distance that clipping keeps from 0 and 1: the spacing of float at 1. */
  public static final double EPSILON = 0x1p-23;

  private static final double LARGEST = 1 + 1e-6;

  private LogLoss() {}

  /**
   * The log loss of N samples, in nats, from 0 upwards.
   *
   * @param labels true classes, shape (N), each in [0, K)
   * @param probabilities shape (N, K), N at least 1, K at least 2, each in [0, 1] (a last-digit
   *     excess over 1 from rounding is let through and clipped); rows add up to 1, or are scaled so
   * @throws IllegalArgumentException if the shapes do not fit, a label is out of range, there are
   *     fewer than two classes, or a probability is NaN, negative or above 1
   */
  public static double of(int[] labels, float[][] probabilities) {
    Objects.requireNonNull(labels, "labels");
    int classes = SampleChecks.requireProbabilities(labels.length, probabilities);
    if (classes < 2) {
      throw new IllegalArgumentException("Log loss is defined for two or more classes.");
    }
    double sum = 0;
    for (int i = 0; i < labels.length; i++) {
      int label = SampleChecks.requireClass(labels[i], classes, "Label", i);
      sum += ofSample(label, probabilities[i], i);
    }
    return sum / labels.length;
  }

  /** What one sample adds, in nats. */
  static double ofSample(int label, float[] row, int sample) {
    double rowSum = 0;
    for (int k = 0; k < row.length; k++) {
      rowSum += clip(row[k], sample, k);
    }
    return -Math.log(clip(row[label], sample, label) / rowSum);
  }

  private static double clip(float probability, int sample, int index) {
    if (probability < 0 || probability > LARGEST) {
      throw new IllegalArgumentException(
          "The probability of class "
              + index
              + " of sample "
              + sample
              + " is "
              + probability
              + ", not between 0 and 1.");
    }
    return Math.min(Math.max(probability, EPSILON), 1 - EPSILON);
  }
}
