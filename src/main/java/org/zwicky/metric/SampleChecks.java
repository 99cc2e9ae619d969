package org.zwicky.metric;

import java.util.Objects;

/** The checks that every metric over samples makes before it reads them. */
final class SampleChecks {

  private SampleChecks() {}

  static void requireSameLength(int labels, int others, String what) {
    if (labels != others) {
      throw new IllegalArgumentException(
          "There are " + labels + " labels but " + others + " " + what + "; give one a sample.");
    }
  }

  /** Returns {@code label}, which must be a class index. */
  static int requireClass(int label, int classes, String what, int sample) {
    if (label < 0 || label >= classes) {
      throw new IllegalArgumentException(
          what
              + " "
              + label
              + " of sample "
              + sample
              + " is not one of the "
              + classes
              + " classes 0 to "
              + (classes - 1)
              + ".");
    }
    return label;
  }

  /**
   * Returns the number of classes K of a matrix of N rows of K probabilities each.
   *
   * @throws IllegalArgumentException if N is not {@code labels}, N or K is 0, a row has another
   *     length than the first, or a value is NaN
   */
  static int requireProbabilities(int labels, float[][] probabilities) {
    Objects.requireNonNull(probabilities, "probabilities");
    requireSameLength(labels, probabilities.length, "rows of probabilities");
    if (labels == 0) {
      throw new IllegalArgumentException("There is no sample, so nothing can be measured.");
    }
    int classes = probabilities[0].length;
    if (classes == 0) {
      throw new IllegalArgumentException("The rows of probabilities are empty.");
    }
    for (int i = 0; i < labels; i++) {
      if (probabilities[i].length != classes) {
        throw new IllegalArgumentException(
            "Sample " + i + " has " + probabilities[i].length + " probabilities, not " + classes);
      }
      for (int k = 0; k < classes; k++) {
        if (Float.isNaN(probabilities[i][k])) {
          throw new IllegalArgumentException(
              "The probability of class " + k + " of sample " + i + " is not a number (NaN).");
        }
      }
    }
    return classes;
  }
}
