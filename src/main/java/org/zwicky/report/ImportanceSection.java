package org.zwicky.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What mattered in a study: its parameters, metrics and times as columns, with a value for each of
 * the page's trials in their order (null where a trial has none), and the importances.
 *
 * @param metrics the objective first
 * @param parameters those that differ between trials
 * @param seconds each trial took
 * @param spent seconds of all trials that ended until the trial did, its own included
 * @param soFar the objective that a trial stopped early had come to
 * @param rankings by metric
 */
public record ImportanceSection(
    List<MetricValues> metrics,
    List<ParameterValues> parameters,
    List<Double> seconds,
    List<Double> spent,
    List<Double> soFar,
    Map<String, Ranking> rankings) {

  /**
   * A metric.
   *
   * @param more whether more of it is better; null where that isn't known
   */
  public record MetricValues(String key, String label, Boolean more, List<Double> values) {}

  /**
   * A parameter.
   *
   * @param scale linear, log or choice
   * @param condition when it takes part; empty for always
   * @param values numbers, or indices of choices
   */
  public record ParameterValues(
      String name,
      String scale,
      Double low,
      Double high,
      List<String> choices,
      String condition,
      List<Double> values) {}

  /**
   * What mattered for a metric.
   *
   * @param note what was compared, in words
   * @param rows the most important first
   */
  public record Ranking(String note, List<Row> rows) {}

  /**
   * The importance of a parameter.
   *
   * @param parameter its index
   * @param share of all importance, in [0, 1]
   * @param low of its interval
   * @param high of its interval
   * @param chance what luck alone reaches
   * @param active in how many trials it takes part, in words; empty for all
   * @param favoured what the best trials have, in words
   */
  public record Row(
      int parameter,
      Double share,
      Double low,
      Double high,
      Double chance,
      String active,
      String favoured) {

    /** Whether it is beyond what luck reaches. */
    public boolean exceedsChance() {
      return share > chance;
    }
  }

  /** What mattered for the objective; empty where that isn't known. */
  public Optional<Ranking> first() {
    return metrics.isEmpty()
        ? rankings.values().stream().findFirst()
        : Optional.ofNullable(rankings.get(metrics.get(0).key()));
  }

  /** The parameter of a row. */
  public ParameterValues parameter(Row row) {
    return parameters.get(row.parameter());
  }
}
