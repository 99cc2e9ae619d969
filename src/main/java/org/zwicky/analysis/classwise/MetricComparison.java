package org.zwicky.analysis.classwise;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.zwicky.analysis.Leaderboard;
import org.zwicky.analysis.LeaderboardRow;
import org.zwicky.analysis.StudyReport;
import org.zwicky.metric.Goal;
import org.zwicky.metric.Metric;
import org.zwicky.study.TrialState;

/**
 * Which trials each metric would choose, and how far the metrics agree. Immutable.
 *
 * @param objective name of the objective
 * @param rankings of all metrics that a complete trial has: accuracy, macro-F1, balanced accuracy
 *     and the objective first
 * @param foremost how many of them are those first ones
 * @param front the trials that no other beats in accuracy and macro-F1, by accuracy, best first
 * @param trials complete ones
 */
public record MetricComparison(
    String objective,
    List<MetricRanking> rankings,
    int foremost,
    List<LeaderboardRow> front,
    int trials) {

  public MetricComparison {
    rankings = List.copyOf(rankings);
    front = List.copyOf(front);
  }

  /**
   * Compares the metrics of a study.
   *
   * @return empty where trials are no classifiers or none is complete
   */
  public static Optional<MetricComparison> of(StudyReport report) {
    Leaderboard board = report.leaderboard();
    List<LeaderboardRow> complete =
        board.rows().stream().filter(row -> row.state() == TrialState.COMPLETE).toList();
    if (!board.classifiers() || complete.isEmpty()) {
      return Optional.empty();
    }
    Set<String> names = new LinkedHashSet<>();
    Metric.foremost().forEach(metric -> names.add(metric.key()));
    names.add(board.metric());
    List<MetricRanking> rankings = new ArrayList<>();
    names.forEach(name -> ranking(name, board, complete).ifPresent(rankings::add));
    int foremost = rankings.size();
    board.metrics().stream()
        .filter(name -> !names.contains(name))
        .forEach(name -> ranking(name, board, complete).ifPresent(rankings::add));
    return rankings.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new MetricComparison(
                board.metric(),
                rankings,
                foremost,
                Frontier.of(
                    complete,
                    row -> row.metric(Metric.ACCURACY.key()),
                    row -> row.metric(Metric.MACRO_F1.key())),
                complete.size()));
  }

  /** The ranking by a metric; empty where no trial has it. */
  public Optional<MetricRanking> ranking(String metric) {
    return rankings.stream().filter(ranking -> ranking.metric().equals(metric)).findFirst();
  }

  /** The metrics that would pick a trial, in the order of the rankings. */
  public List<String> pickedBy(int trial) {
    return rankings.stream().filter(r -> r.pick() == trial).map(MetricRanking::metric).toList();
  }

  private static Optional<MetricRanking> ranking(
      String metric, Leaderboard board, List<LeaderboardRow> complete) {
    Goal goal = board.goalOf(metric);
    List<LeaderboardRow> sorted =
        complete.stream()
            .filter(row -> !Double.isNaN(row.metric(metric)))
            .sorted((a, b) -> compare(a.metric(metric), b.metric(metric), goal))
            .toList();
    if (sorted.isEmpty()) {
      return Optional.empty();
    }
    Map<Integer, Integer> ranks = new LinkedHashMap<>();
    int rank = 0;
    double last = Double.NaN;
    for (int i = 0; i < sorted.size(); i++) {
      double value = sorted.get(i).metric(metric);
      rank = value == last ? rank : i + 1;
      last = value;
      ranks.put(sorted.get(i).number(), rank);
    }
    double score = sorted.get(0).metric(metric);
    return Optional.of(
        new MetricRanking(
            metric,
            goal,
            sorted.get(0).number(),
            score,
            (int) ranks.values().stream().filter(r -> r == 1).count() - 1,
            ranks,
            agreement(sorted, metric, board)));
  }

  private static double agreement(List<LeaderboardRow> rows, String metric, Leaderboard board) {
    List<LeaderboardRow> both =
        rows.stream().filter(row -> !Double.isNaN(row.metric(board.metric()))).toList();
    double tau =
        RankAgreement.kendall(
            both.stream().mapToDouble(row -> row.metric(metric)).toArray(),
            both.stream().mapToDouble(row -> row.metric(board.metric())).toArray());
    return board.goalOf(metric) == board.goal() ? tau : -tau;
  }

  private static int compare(double a, double b, Goal goal) {
    return goal.isBetter(a, b) ? -1 : goal.isBetter(b, a) ? 1 : 0;
  }
}
