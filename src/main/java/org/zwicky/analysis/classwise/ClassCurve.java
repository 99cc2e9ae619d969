package org.zwicky.analysis.classwise;

import java.util.ArrayList;
import java.util.List;
import org.zwicky.metric.ConfusionMatrix;
import org.zwicky.metric.PrecisionRecall;

/**
 * Purity against completeness of one class, and where the trial's answers stand. Immutable.
 *
 * @param index of the class
 * @param points completeness (recall) and purity (precision), completeness ascending; thinned out
 * @param averagePrecision area under the whole curve, in [0, 1]; NaN for a class without images
 * @param recall of the answers: each image's most probable class
 * @param precision of them; NaN where the class is never answered
 */
public record ClassCurve(
    int index, List<Point> points, double averagePrecision, double recall, double precision) {

  /**
   * A point.
   *
   * @param recall in (0, 1]
   * @param precision in [0, 1]
   */
  public record Point(double recall, double precision) {}

  public ClassCurve {
    points = List.copyOf(points);
  }

  static ClassCurve of(
      int[] labels, float[][] probabilities, ConfusionMatrix matrix, int index, int most) {
    PrecisionRecall curve = PrecisionRecall.of(labels, probabilities, index);
    long hits = matrix.count(index, index);
    return new ClassCurve(
        index,
        thinned(curve, most),
        curve.averagePrecision(),
        matrix.support(index) == 0 ? Double.NaN : (double) hits / matrix.support(index),
        matrix.predicted(index) == 0 ? Double.NaN : (double) hits / matrix.predicted(index));
  }

  /**
   * Of the points of equal recall the purest, at most so many, evenly spread over the recall: the
   * first and the last always.
   */
  private static List<Point> thinned(PrecisionRecall curve, int most) {
    List<Point> all = new ArrayList<>();
    for (int i = curve.recall().length - 1; i >= 0; i--) {
      Point point = new Point(curve.recall()[i], curve.precision()[i]);
      int last = all.size() - 1;
      if (point.recall() == 0) {
        continue;
      }
      if (last >= 0 && all.get(last).recall() == point.recall()) {
        // Thresholds fall from here on, so that the purest of equal recall came first.
        continue;
      }
      all.add(point);
    }
    if (all.size() <= most) {
      return all;
    }
    List<Point> kept = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      kept.add(all.get((int) Math.round((double) i * (all.size() - 1) / (most - 1))));
    }
    return kept;
  }
}
