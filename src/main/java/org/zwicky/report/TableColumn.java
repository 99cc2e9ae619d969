package org.zwicky.report;

import java.util.ArrayList;
import java.util.List;
import org.zwicky.analysis.Leaderboard;
import org.zwicky.analysis.MetricNames;
import org.zwicky.analysis.ParameterColumn;
import org.zwicky.analysis.StudyReport;
import org.zwicky.metric.Goal;

/**
 * A column of the leaderboard.
 *
 * @param kind what it holds
 * @param key of the metric or parameter; empty for the others
 * @param label what stands in its head
 * @param descending whether a first click sorts the largest to the top
 * @param constant whether it is a parameter that is the same in all trials
 */
public record TableColumn(
    Kind kind, String key, String label, boolean descending, boolean constant) {

  /** What a column holds; the foremost metrics are the objective and those always compared. */
  public enum Kind {
    RANK,
    TRIAL,
    STATE,
    METRIC,
    OTHER_METRIC,
    WORST,
    CURVE,
    PARAMETER,
    EPOCHS,
    BEST_EPOCH,
    SECONDS,
    SIZE,
    BEHIND,
    TEST,
    ACCURACY_TEST
  }

  /** Whether it holds a metric. */
  public boolean metric() {
    return kind == Kind.METRIC || kind == Kind.OTHER_METRIC;
  }

  /** Whether it compares trials with the best. */
  public boolean comparison() {
    return kind == Kind.BEHIND || kind == Kind.TEST || kind == Kind.ACCURACY_TEST;
  }

  /** Whether it is of less interest: left out on paper, and on the screen until it is asked for. */
  public boolean minor() {
    return constant || kind == Kind.OTHER_METRIC || comparison();
  }

  /** Whether one can sort by it. */
  public boolean sortable() {
    return kind != Kind.CURVE;
  }

  /** Whether it can hold numbers alone. */
  public boolean numeric() {
    return kind != Kind.STATE && kind != Kind.PARAMETER && kind != Kind.WORST;
  }

  /** What the column is, in a few words; empty where its label says it. */
  public String explanation() {
    return switch (kind) {
      case BEHIND -> "how much worse the objective is than the best trial's";
      case TEST ->
          "paired bootstrap: p-value of no difference from the best trial in the objective";
      case ACCURACY_TEST -> "McNemar's exact test: p-value of the best trial's accuracy";
      default -> constant ? "the same in all trials" : "";
    };
  }

  static List<TableColumn> of(StudyReport report) {
    Leaderboard leaderboard = report.leaderboard();
    List<TableColumn> columns = new ArrayList<>();
    columns.add(of(Kind.RANK, "Rank"));
    columns.add(of(Kind.TRIAL, "Trial"));
    columns.add(of(Kind.STATE, "State"));
    addMetrics(columns, leaderboard, Kind.METRIC);
    if (leaderboard.classifiers()) {
      columns.add(of(Kind.WORST, "Weakest class"));
    }
    if (leaderboard.hasCurves()) {
      columns.add(of(Kind.CURVE, MetricNames.label(leaderboard.metric()) + " by epoch"));
    }
    addParameters(columns, leaderboard, true);
    columns.add(of(Kind.EPOCHS, "Epochs"));
    if (leaderboard.classifiers()) {
      columns.add(of(Kind.BEST_EPOCH, "Kept epoch"));
    }
    columns.add(of(Kind.SECONDS, "Time"));
    if (leaderboard.classifiers()) {
      columns.add(of(Kind.SIZE, "Size"));
    }
    if (report.ties().compared() > 0) {
      columns.add(of(Kind.BEHIND, "Behind the best"));
      columns.add(of(Kind.TEST, "p, bootstrap"));
      columns.add(of(Kind.ACCURACY_TEST, "p, McNemar"));
    }
    addMetrics(columns, leaderboard, Kind.OTHER_METRIC);
    addParameters(columns, leaderboard, false);
    return columns;
  }

  private static void addMetrics(List<TableColumn> columns, Leaderboard leaderboard, Kind kind) {
    for (String metric : leaderboard.metrics()) {
      boolean foremost = leaderboard.foremost().contains(metric);
      if (foremost == (kind == Kind.METRIC)) {
        boolean more = leaderboard.goalOf(metric) == Goal.MAXIMIZE;
        columns.add(new TableColumn(kind, metric, MetricNames.label(metric), more, false));
      }
    }
  }

  private static void addParameters(
      List<TableColumn> columns, Leaderboard leaderboard, boolean differs) {
    for (ParameterColumn parameter : leaderboard.parameters()) {
      if (parameter.differs() == differs) {
        columns.add(
            new TableColumn(Kind.PARAMETER, parameter.name(), parameter.name(), false, !differs));
      }
    }
  }

  private static TableColumn of(Kind kind, String label) {
    return new TableColumn(kind, "", label, false, false);
  }
}
