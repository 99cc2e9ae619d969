package org.zwicky.search.gp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.zwicky.metric.Goal;
import org.zwicky.search.History;
import org.zwicky.search.Observation;
import org.zwicky.search.Observation.Status;

/**
 * What a history has to learn from: points and raw scores, the higher the better.
 *
 * @param points of the trials that ended
 * @param scores one a point, finite
 * @param running points of the trials that are running
 */
record Outcomes(List<double[]> points, double[] scores, List<double[]> running) {

  /**
   * Collects them. A trial that failed counts as the worst that completed; one that was pruned as
   * the value it had reached, but no better than the median of those that completed, for it was
   * stopped because others were better. Infinite values count as the worst or best finite one, NaN
   * is passed over.
   */
  static Outcomes of(History history, Encoding encoding) {
    double sign = history.goal() == Goal.MAXIMIZE ? 1 : -1;
    double[] complete =
        history.observations().stream()
            .filter(Observation::hasResult)
            .mapToDouble(observation -> sign * observation.value())
            .sorted()
            .toArray();
    double[] finite = Arrays.stream(complete).filter(Double::isFinite).toArray();
    double worst = finite.length == 0 ? 0 : finite[0];
    double best = finite.length == 0 ? 0 : finite[finite.length - 1];
    double median = finite.length == 0 ? 0 : finite[(finite.length - 1) / 2];
    List<double[]> points = new ArrayList<>();
    List<double[]> running = new ArrayList<>();
    List<Double> scores = new ArrayList<>();
    for (Observation observation : history.observations()) {
      encoding
          .encode(observation.assignment())
          .ifPresent(
              point -> {
                double score = sign * observation.value();
                if (observation.status() == Status.RUNNING) {
                  running.add(point);
                } else if (observation.status() == Status.FAILED) {
                  points.add(point);
                  scores.add(worst);
                } else if (!Double.isNaN(score)) {
                  points.add(point);
                  double limit = observation.status() == Status.PRUNED ? median : best;
                  scores.add(Math.max(Math.min(score, limit), finiteFloor(score, worst)));
                }
              });
    }
    return new Outcomes(
        points, scores.stream().mapToDouble(Double::doubleValue).toArray(), running);
  }

  private static double finiteFloor(double score, double worst) {
    return Double.isInfinite(score) ? worst : -Double.MAX_VALUE;
  }
}
