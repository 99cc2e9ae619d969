package org.zwicky.metric;

import java.util.ArrayList;
import java.util.List;

/**
 * How often predictions of each confidence are right: the reliability diagram (Niculescu-Mizil and
 * Caruana, <i>Predicting Good Probabilities with Supervised Learning</i>, 2005), with the
 * confidence a prediction's probability, as in Guo et al. 2017. Immutable.
 *
 * @param bins of equal width from 0 to 1, ascending, the empty ones too
 * @param expectedError mean of |accuracy − confidence| over the bins, weighted by their samples; in
 *     [0, 1]
 */
public record Reliability(List<Bin> bins, double expectedError) {

  /** The bins of Guo et al. 2017, section 4, and of {@link Metric#ECE}. */
  public static final int BINS = Calibration.BINS;

  /**
   * The predictions with a confidence in (low, high].
   *
   * @param low in [0, 1)
   * @param high in (0, 1]
   * @param count of them
   * @param hits how many of them are right
   * @param confidence their mean; NaN without any
   */
  public record Bin(double low, double high, int count, int hits, double confidence) {

    /** Share that is right, in [0, 1]; NaN without any. */
    public double accuracy() {
      return count == 0 ? Double.NaN : (double) hits / count;
    }
  }

  public Reliability {
    bins = List.copyOf(bins);
  }

  /**
   * Sorts predictions into {@link #BINS} bins.
   *
   * @param labels true classes, shape (N), each in [0, K)
   * @param probabilities shape (N, K), each in [0, 1]; the first of equal ones is the prediction
   * @throws IllegalArgumentException if the shapes do not fit or a probability is NaN
   */
  public static Reliability of(int[] labels, float[][] probabilities) {
    SampleChecks.requireProbabilities(labels.length, probabilities);
    double[] sums = new double[BINS];
    int[] counts = new int[BINS];
    int[] hits = new int[BINS];
    for (int i = 0; i < labels.length; i++) {
      int predicted = ConfusionMatrix.argmax(probabilities[i]);
      double confidence = probabilities[i][predicted];
      int bin = Calibration.bin(confidence);
      sums[bin] += confidence;
      counts[bin]++;
      hits[bin] += predicted == labels[i] ? 1 : 0;
    }
    List<Bin> bins = new ArrayList<>();
    double error = 0;
    for (int b = 0; b < BINS; b++) {
      error += Math.abs(hits[b] - sums[b]);
      bins.add(
          new Bin(
              (double) b / BINS,
              (b + 1.0) / BINS,
              counts[b],
              hits[b],
              counts[b] == 0 ? Double.NaN : sums[b] / counts[b]));
    }
    return new Reliability(bins, error / labels.length);
  }
}
