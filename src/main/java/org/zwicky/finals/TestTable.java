package org.zwicky.finals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zwicky.metric.ConfidenceInterval;
import org.zwicky.study.TestResult;
import org.zwicky.study.TestRound;

/**
 * A use of the test part as a table: a row a metric that has intervals, the objective first.
 *
 * @param rows at least one
 */
public record TestTable(List<Row> rows) {

  /**
   * A score with its interval.
   *
   * @param interval empty where it is undefined
   */
  public record Cell(double value, Optional<ConfidenceInterval> interval) {}

  /**
   * A metric.
   *
   * @param isObjective whether the study is about it
   * @param single of the crowned model
   * @param mean over the crowned candidate's seeds
   * @param deviation of the same; NaN of fewer than two
   */
  public record Row(
      String metric,
      boolean isObjective,
      Cell single,
      double mean,
      double deviation,
      Optional<Cell> ensemble) {}

  public TestTable {
    rows = List.copyOf(rows);
  }

  /** The latest use of the test part. */
  public static TestTable of(FinalsSummary finals, TestRound latest) {
    String objective = finals.study().objective().metric();
    List<String> metrics = new ArrayList<>(List.of(objective));
    latest.single().intervals().keySet().stream()
        .filter(metric -> !metric.equals(objective))
        .forEach(metrics::add);
    return new TestTable(
        metrics.stream()
            .map(
                metric ->
                    new Row(
                        metric,
                        metric.equals(objective),
                        cell(latest.single(), metric),
                        finals.testMean(metric),
                        finals.testDeviation(metric),
                        latest.ensemble().map(result -> cell(result, metric))))
            .toList());
  }

  private static Cell cell(TestResult result, String metric) {
    return new Cell(result.metric(metric), Optional.ofNullable(result.intervals().get(metric)));
  }
}
