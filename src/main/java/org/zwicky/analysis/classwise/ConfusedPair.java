package org.zwicky.analysis.classwise;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.zwicky.metric.ConfusionMatrix;

/**
 * Images of one class that were taken for another.
 *
 * @param truth index of their class
 * @param predicted index of the class they were taken for
 * @param count of such images, at least 1
 * @param share of the true class's images, in (0, 1]
 */
public record ConfusedPair(int truth, int predicted, long count, double share) {

  /** All of a matrix, most images first, then the larger share, then by class. */
  public static List<ConfusedPair> of(ConfusionMatrix matrix) {
    List<ConfusedPair> pairs = new ArrayList<>();
    for (int t = 0; t < matrix.classes(); t++) {
      for (int p = 0; p < matrix.classes(); p++) {
        long count = matrix.count(t, p);
        if (t != p && count > 0) {
          pairs.add(new ConfusedPair(t, p, count, (double) count / matrix.support(t)));
        }
      }
    }
    pairs.sort(
        Comparator.comparingLong(ConfusedPair::count)
            .thenComparingDouble(ConfusedPair::share)
            .reversed());
    return List.copyOf(pairs);
  }
}
