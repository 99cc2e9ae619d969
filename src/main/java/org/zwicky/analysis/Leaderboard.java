package org.zwicky.analysis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.zwicky.metric.Goal;
import org.zwicky.metric.Metric;
import org.zwicky.study.Study;
import org.zwicky.study.TrialDetails;
import org.zwicky.study.TrialState;

/**
 * The trials of a study, best first: the complete ones by score, those whose score is NaN behind
 * them, then the running, the waiting, the pruned and the failed. Equal ones stand by trial number.
 * Immutable.
 *
 * @param study its name
 * @param metric name of the metric the rows are ranked by
 * @param goal which way of it is better
 * @param classifiers whether the trials tell classes of images apart
 * @param metrics names of the metrics that some row has: of classifiers accuracy, macro-F1 and
 *     balanced accuracy first (these even if no row has them), of others the one they are ranked
 *     by; then the others as they come
 * @param parameters columns: those that differ between trials first
 * @param rows best first
 */
public record Leaderboard(
    String study,
    String metric,
    Goal goal,
    boolean classifiers,
    List<String> metrics,
    List<ParameterColumn> parameters,
    List<LeaderboardRow> rows) {

  /** The same in other words; see {@link StudyReport#retold}. */
  Leaderboard retold(UnaryOperator<String> words) {
    return new Leaderboard(
        study,
        metric,
        goal,
        classifiers,
        metrics,
        parameters,
        rows.stream().map(row -> row.retold(words)).toList());
  }

  public Leaderboard {
    metrics = List.copyOf(metrics);
    parameters = List.copyOf(parameters);
    rows = List.copyOf(rows);
  }

  /**
   * Ranks by the study's objective.
   *
   * @param now until when a running trial's time counts
   */
  public static Leaderboard of(Study study, List<TrialDetails> trials, Instant now) {
    return of(study, trials, study.objective().metric(), study.objective().goal(), now);
  }

  /**
   * Ranks by any metric. One that no trial has leaves all unranked.
   *
   * @param trials in any order
   * @param metric name of a metric of the trials
   * @param goal which way of it is better
   * @param now until when a running trial's time counts
   */
  public static Leaderboard of(
      Study study, List<TrialDetails> trials, String metric, Goal goal, Instant now) {
    List<TrialDetails> byNumber =
        trials.stream().sorted(Comparator.comparingInt(d -> d.trial().number())).toList();
    List<TrialDetails> ranked =
        byNumber.stream()
            .sorted(
                Comparator.comparingInt((TrialDetails d) -> group(d.trial().state()))
                    .thenComparing(d -> score(d, metric), (a, b) -> compare(a, b, goal)))
            .toList();
    List<LeaderboardRow> rows = new ArrayList<>();
    for (TrialDetails details : ranked) {
      double score = score(details, metric);
      rows.add(
          LeaderboardRow.of(details, rank(rows, score), score, study.data().classNames(), now));
    }
    List<Map<String, Object>> values =
        byNumber.stream().map(d -> ParameterValues.of(d.trial())).toList();
    boolean classifiers = !study.data().isNone();
    return new Leaderboard(
        study.name(),
        metric,
        goal,
        classifiers,
        metricNames(rows, metric, classifiers),
        ParameterColumn.of(values),
        rows);
  }

  /**
   * The metrics to show first: of classifiers the foremost and what they are ranked by, of others
   * all.
   */
  public List<String> foremost() {
    return metrics.stream()
        .filter(
            name ->
                !classifiers
                    || name.equals(metric)
                    || Metric.foremost().stream().anyMatch(always -> always.key().equals(name)))
        .toList();
  }

  /** Whether the metrics of its trials go over epochs, as those of a command need not. */
  public boolean hasCurves() {
    return classifiers || rows.stream().anyMatch(row -> row.epochs() > 1);
  }

  /** The first row with a rank. */
  public Optional<LeaderboardRow> best() {
    return rows.stream().filter(row -> row.rank().isPresent()).findFirst();
  }

  /** Which way of a metric is better: the goal of the ranking, or what suits the metric. */
  public Goal goalOf(String name) {
    return name.equals(metric) ? goal : MetricNames.likelyGoal(name);
  }

  /** The row that another metric would put first; of equal ones the better ranked here. */
  public Optional<LeaderboardRow> bestBy(String other, Goal otherGoal) {
    return rows.stream()
        .filter(row -> row.state() == TrialState.COMPLETE && !Double.isNaN(row.metric(other)))
        .reduce((a, b) -> otherGoal.isBetter(b.metric(other), a.metric(other)) ? b : a);
  }

  private static OptionalInt rank(List<LeaderboardRow> better, double score) {
    if (Double.isNaN(score)) {
      return OptionalInt.empty();
    }
    if (!better.isEmpty()) {
      LeaderboardRow previous = better.get(better.size() - 1);
      if (previous.score() == score) {
        return previous.rank();
      }
    }
    return OptionalInt.of(better.size() + 1);
  }

  /** Unfinished trials have no score, whatever they measured so far. */
  private static double score(TrialDetails details, String metric) {
    return details.trial().state() == TrialState.COMPLETE
        ? details.trial().metric(metric)
        : Double.NaN;
  }

  private static int compare(double a, double b, Goal goal) {
    if (goal.isBetter(a, b)) {
      return -1;
    }
    return goal.isBetter(b, a) ? 1 : 0;
  }

  private static int group(TrialState state) {
    return switch (state) {
      case COMPLETE -> 0;
      case RUNNING -> 1;
      case WAITING -> 2;
      case PRUNED -> 3;
      case FAILED -> 4;
    };
  }

  private static List<String> metricNames(
      List<LeaderboardRow> rows, String rankedBy, boolean classifiers) {
    Set<String> names = new LinkedHashSet<>();
    if (classifiers) {
      Metric.foremost().forEach(metric -> names.add(metric.key()));
    }
    names.add(rankedBy);
    rows.forEach(row -> names.addAll(row.metrics().keySet()));
    return List.copyOf(names);
  }
}
