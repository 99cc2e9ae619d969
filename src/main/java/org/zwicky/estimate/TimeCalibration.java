package org.zwicky.estimate;

import java.util.Comparator;
import java.util.List;

/**
 * Corrects a {@link TimeModel} by networks that were measured: by their ratio of measured to
 * expected time, and between two of them by a ratio in between.
 *
 * @param points at least one, by expected time
 */
public record TimeCalibration(List<Point> points) {

  /**
   * One network.
   *
   * @param expected seconds an image in training by the model, above 0
   * @param ratio measured time by expected time, above 0
   */
  public record Point(double expected, double ratio) {

    public Point {
      if (!(expected > 0 && ratio > 0) || Double.isInfinite(expected + ratio)) {
        throw new IllegalArgumentException("Not times: %s, %s".formatted(expected, ratio));
      }
    }
  }

  public TimeCalibration {
    if (points.isEmpty()) {
      throw new IllegalArgumentException("nothing was measured");
    }
    points = points.stream().sorted(Comparator.comparingDouble(Point::expected)).toList();
  }

  /** The geometric mean of the ratios. */
  public double factor() {
    return Math.exp(
        points.stream().mapToDouble(point -> Math.log(point.ratio())).average().orElse(0));
  }

  /**
   * The ratio for a network: the nearest one's outside of the measured range, and inside linear in
   * the logarithms.
   *
   * @param expected seconds an image by the same model, above 0
   */
  public double ratio(double expected) {
    Point below = points.get(0);
    for (Point point : points) {
      if (point.expected() >= expected) {
        double width = Math.log(point.expected() / below.expected());
        double share = width > 0 ? Math.log(expected / below.expected()) / width : 1;
        return Math.exp(
            Math.log(below.ratio()) + Math.max(0, share) * Math.log(point.ratio() / below.ratio()));
      }
      below = point;
    }
    return below.ratio();
  }
}
