package org.zwicky.metric;

import java.util.Arrays;
import java.util.Objects;

/**
 * How many samples of each true class were predicted as each class: K × K counts, a row a true
 * class, a column a predicted one, as in scikit-learn's {@code confusion_matrix(labels=range(K))}.
 *
 * <p>Immutable, and so safe for use by many threads.
 */
public final class ConfusionMatrix {

  private final long[][] counts;
  private final long[] support;
  private final long[] predicted;
  private final long total;

  /** Takes ownership of the counts, which must be square and not negative. */
  private ConfusionMatrix(long[][] counts) {
    this.counts = counts;
    this.support = new long[counts.length];
    this.predicted = new long[counts.length];
    long sum = 0;
    for (int t = 0; t < counts.length; t++) {
      for (int p = 0; p < counts.length; p++) {
        support[t] += counts[t][p];
        predicted[p] += counts[t][p];
      }
      sum += support[t];
    }
    this.total = sum;
  }

  /**
   * Counts N samples.
   *
   * @param labels true classes, shape (N), each in [0, classes)
   * @param predictions predicted classes, shape (N), each in [0, classes)
   * @param classes number of classes K of the data set, at least 1
   * @throws IllegalArgumentException if the lengths differ or a class is out of range
   */
  public static ConfusionMatrix of(int[] labels, int[] predictions, int classes) {
    Objects.requireNonNull(labels, "labels");
    Objects.requireNonNull(predictions, "predictions");
    requireClasses(classes);
    SampleChecks.requireSameLength(labels.length, predictions.length, "predictions");
    long[][] counts = new long[classes][classes];
    for (int i = 0; i < labels.length; i++) {
      int t = SampleChecks.requireClass(labels[i], classes, "Label", i);
      int p = SampleChecks.requireClass(predictions[i], classes, "Prediction", i);
      counts[t][p]++;
    }
    return new ConfusionMatrix(counts);
  }

  /**
   * Counts N samples, each predicted as its most probable class. Of equally probable classes the
   * first wins, as in {@code numpy.argmax}.
   *
   * @param labels true classes, shape (N), each in [0, K)
   * @param probabilities shape (N, K), N and K at least 1; need not be normalised
   * @throws IllegalArgumentException if the shapes do not fit, a label is out of range, or a
   *     probability is NaN, whose order is undefined
   */
  public static ConfusionMatrix ofProbabilities(int[] labels, float[][] probabilities) {
    Objects.requireNonNull(labels, "labels");
    int classes = SampleChecks.requireProbabilities(labels.length, probabilities);
    int[] predictions = new int[labels.length];
    for (int i = 0; i < labels.length; i++) {
      predictions[i] = argmax(probabilities[i]);
    }
    return of(labels, predictions, classes);
  }

  /**
   * The matrix with these counts, as a store gives them back.
   *
   * @param counts shape (K, K), K at least 1: {@code counts[true][predicted]}, not negative; copied
   * @throws IllegalArgumentException if the counts are not square or one is negative
   */
  public static ConfusionMatrix ofCounts(long[][] counts) {
    requireClasses(counts.length);
    for (long[] row : counts) {
      if (row.length != counts.length || Arrays.stream(row).anyMatch(n -> n < 0)) {
        throw new IllegalArgumentException(
            "A confusion matrix is square and has no negative count: "
                + Arrays.deepToString(counts));
      }
    }
    return new ConfusionMatrix(copy(counts));
  }

  /** Number of classes K, with those that have no sample. */
  public int classes() {
    return counts.length;
  }

  /** Number of samples of class {@code truth} predicted as {@code prediction}. */
  public long count(int truth, int prediction) {
    return counts[truth][prediction];
  }

  /** A copy of the counts, shape (K, K): {@code counts[true][predicted]}. */
  public long[][] counts() {
    return copy(counts);
  }

  /** Number of samples whose true class is {@code index}. */
  public long support(int index) {
    return support[index];
  }

  /** Number of samples predicted as class {@code index}. */
  public long predicted(int index) {
    return predicted[index];
  }

  /** Number of samples. */
  public long total() {
    return total;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ConfusionMatrix matrix && Arrays.deepEquals(counts, matrix.counts);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(counts);
  }

  @Override
  public String toString() {
    return "ConfusionMatrix" + Arrays.deepToString(counts);
  }

  /** Index of the largest value; of equal ones the first. */
  public static int argmax(float[] values) {
    int best = 0;
    for (int k = 1; k < values.length; k++) {
      if (values[k] > values[best]) {
        best = k;
      }
    }
    return best;
  }

  private static void requireClasses(int classes) {
    if (classes < 1) {
      throw new IllegalArgumentException("A confusion matrix needs a class, not " + classes + ".");
    }
  }

  private static long[][] copy(long[][] counts) {
    return Arrays.stream(counts).map(long[]::clone).toArray(long[][]::new);
  }
}
