package org.zwicky.metric;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Areas under receiver operating characteristics. Pure functions. */
final class RocAuc {

  private RocAuc() {}

  /**
   * The mean area of each class against all others, each class once: {@code
   * sklearn.metrics.roc_auc_score(multi_class="ovr", average="macro")}. In [0, 1]. Classes that
   * have no sample, or all of them, have no area and are left out; NaN if none has one.
   *
   * @param labels true classes, shape (N), each in [0, K)
   * @param probabilities shape (N, K)
   * @throws IllegalArgumentException if the shapes do not fit or a probability is NaN
   */
  static double macro(int[] labels, float[][] probabilities) {
    int classes = SampleChecks.requireProbabilities(labels.length, probabilities);
    return IntStream.range(0, classes)
        .mapToDouble(k -> ofClass(labels, probabilities, k))
        .filter(area -> !Double.isNaN(area))
        .average()
        .orElse(Double.NaN);
  }

  /**
   * The probability that a sample of the class gets a higher probability for it than another
   * sample, ties counting half: the Mann-Whitney statistic (Hanley and McNeil 1982) by mean ranks.
   */
  static double ofClass(int[] labels, float[][] probabilities, int index) {
    // The probability in the order of its bits, and whether the sample is of the class.
    long[] keys = new long[labels.length];
    long positives = 0;
    for (int i = 0; i < keys.length; i++) {
      int isMember = labels[i] == index ? 1 : 0;
      keys[i] = ((long) ordered(probabilities[i][index]) << 32) | isMember;
      positives += isMember;
    }
    Arrays.sort(keys);
    double rankSum = 0;
    for (int from = 0; from < keys.length; ) {
      int to = from;
      long members = 0;
      while (to < keys.length && keys[to] >> 32 == keys[from] >> 32) {
        members += keys[to] & 1;
        to++;
      }
      rankSum += members * (from + 1 + to) / 2.0;
      from = to;
    }
    long negatives = labels.length - positives;
    return positives == 0 || negatives == 0
        ? Double.NaN
        : (rankSum - positives * (positives + 1) / 2.0) / ((double) positives * negatives);
  }

  /** A whole number that is greater where the value is; the same for 0 and −0. */
  static int ordered(float value) {
    int bits = Float.floatToIntBits(value + 0.0f);
    return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
  }
}
