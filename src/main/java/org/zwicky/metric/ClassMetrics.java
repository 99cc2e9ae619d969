package org.zwicky.metric;

/**
 * The scores of one class against all others, after van Rijsbergen, <i>Information Retrieval</i>
 * (1979), chapter 7. With TP the samples of the class predicted as it:
 *
 * <ul>
 *   <li>precision = TP / predictions of the class, 0 where it is never predicted;
 *   <li>recall = TP / support, 0 where it has no sample;
 *   <li>F1 = 2 TP / (predictions + support), the harmonic mean of the two.
 * </ul>
 *
 * <p>These zeros are scikit-learn's {@code zero_division=0}. A class with neither samples nor
 * predictions has no scores: precision, recall and F1 are NaN, {@link #absent()} is true.
 *
 * @param index the class, from 0
 * @param precision in [0, 1], or NaN
 * @param recall in [0, 1], or NaN
 * @param f1 in [0, 1], or NaN
 * @param support number of samples of the class
 */
public record ClassMetrics(int index, double precision, double recall, double f1, long support) {

  /** Scores class {@code index} of the matrix. */
  public static ClassMetrics of(ConfusionMatrix matrix, int index) {
    long hits = matrix.count(index, index);
    long support = matrix.support(index);
    long predicted = matrix.predicted(index);
    if (support + predicted == 0) {
      return new ClassMetrics(index, Double.NaN, Double.NaN, Double.NaN, 0);
    }
    double precision = predicted == 0 ? 0 : (double) hits / predicted;
    double recall = support == 0 ? 0 : (double) hits / support;
    double f1 = 2.0 * hits / (support + predicted);
    return new ClassMetrics(index, precision, recall, f1, support);
  }

  /** Whether the class has neither samples nor predictions, and so no scores. */
  public boolean absent() {
    return Double.isNaN(f1);
  }
}
