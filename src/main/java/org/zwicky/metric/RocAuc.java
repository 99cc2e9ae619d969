package org.zwicky.metric;

import java.util.Arrays;
import java.util.Comparator;
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
    int classes = Samples.requireProbabilities(labels.length, probabilities);
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
    Integer[] order = IntStream.range(0, labels.length).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingDouble(i -> probabilities[i][index]));
    long positives = Arrays.stream(labels).filter(label -> label == index).count();
    long negatives = labels.length - positives;
    double rankSum = 0;
    for (int from = 0; from < order.length; ) {
      int to = from;
      int members = 0;
      float value = probabilities[order[from]][index];
      while (to < order.length && probabilities[order[to]][index] == value) {
        members += labels[order[to]] == index ? 1 : 0;
        to++;
      }
      rankSum += members * (from + 1 + to) / 2.0;
      from = to;
    }
    return positives == 0 || negatives == 0
        ? Double.NaN
        : (rankSum - positives * (positives + 1) / 2.0) / ((double) positives * negatives);
  }
}
