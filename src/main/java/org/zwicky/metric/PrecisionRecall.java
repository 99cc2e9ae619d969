package org.zwicky.metric;

import java.util.Arrays;

/**
 * Precision and recall of one class against all others, at each threshold on its probability: a
 * sample counts as predicted where its probability is at least the threshold. Points stand by
 * ascending threshold; equal to {@code sklearn.metrics.precision_recall_curve} without its last
 * point (precision 1, recall 0). Astronomers call the two purity and completeness. Immutable as
 * long as nobody writes to its arrays.
 *
 * @param thresholds the different probabilities, ascending
 * @param precision at each of them, in [0, 1]
 * @param recall at each of them, in [0, 1]
 * @param averagePrecision {@code sklearn.metrics.average_precision_score}, in [0, 1]
 */
@SuppressWarnings("ArrayRecordComponent")
public record PrecisionRecall(
    double[] thresholds, double[] precision, double[] recall, double averagePrecision) {

  /**
   * The curve of a class.
   *
   * @param labels true classes, shape (N), each in [0, K)
   * @param probabilities shape (N, K)
   * @param index the class
   * @return without points, and with an average precision of NaN, where the class has no sample
   * @throws IllegalArgumentException if the shapes do not fit or a probability is NaN
   */
  public static PrecisionRecall of(int[] labels, float[][] probabilities, int index) {
    SampleChecks.requireProbabilities(labels.length, probabilities);
    long positives = Arrays.stream(labels).filter(label -> label == index).count();
    if (positives == 0) {
      return new PrecisionRecall(new double[0], new double[0], new double[0], Double.NaN);
    }
    Integer[] order = new Integer[labels.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Float.compare(probabilities[b][index], probabilities[a][index]));
    double[] thresholds = new double[order.length];
    double[] precision = new double[order.length];
    double[] recall = new double[order.length];
    int points = 0;
    long hits = 0;
    double average = 0;
    double before = 0;
    for (int i = 0; i < order.length; i++) {
      hits += labels[order[i]] == index ? 1 : 0;
      float probability = probabilities[order[i]][index];
      if (i + 1 < order.length && probabilities[order[i + 1]][index] == probability) {
        continue;
      }
      thresholds[points] = probability;
      precision[points] = hits / (i + 1.0);
      recall[points] = (double) hits / positives;
      average += (recall[points] - before) * precision[points];
      before = recall[points++];
    }
    return new PrecisionRecall(
        reversed(thresholds, points),
        reversed(precision, points),
        reversed(recall, points),
        average);
  }

  private static double[] reversed(double[] values, int count) {
    double[] result = new double[count];
    Arrays.setAll(result, i -> values[count - 1 - i]);
    return result;
  }
}
