package org.zwicky.analysis;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.zwicky.metric.ConfidenceInterval;
import org.zwicky.metric.Goal;
import org.zwicky.study.Study;
import org.zwicky.study.TrialState;
import org.zwicky.study.TrialStore;

/**
 * What a search added to the configuration that it started with: its best trial beside the first.
 * Both were judged by the images that chose the best of many, so the difference is a little too
 * good. Immutable.
 *
 * @param metric the objective
 * @param goal which way of it is better
 * @param first trial number 1, which is over
 * @param best of the complete trials the best, the first of equals; empty where none has a score
 * @param interval 95% interval of {@link #difference}, paired image by image ({@link
 *     StatisticalTies}); empty where the first is the best or has no score, where not both have
 *     answers, and where scores are means over several networks, which such an interval is not of
 */
public record SearchGain(
    String metric,
    Goal goal,
    LeaderboardRow first,
    Optional<LeaderboardRow> best,
    Optional<ConfidenceInterval> interval) {

  private static final int FIRST = 1;

  /**
   * Compares the best trial with the first.
   *
   * @param leaderboard by the objective
   * @param ties of its trials
   * @return empty as long as the first trial, or every other one, is not over
   */
  public static Optional<SearchGain> of(Leaderboard leaderboard, StatisticalTies ties) {
    List<LeaderboardRow> over =
        leaderboard.rows().stream().filter(row -> row.state().isFinal()).toList();
    return over.stream()
        .filter(row -> row.number() == FIRST && over.size() > 1)
        .findFirst()
        .map(
            first ->
                new SearchGain(
                    leaderboard.metric(),
                    leaderboard.goal(),
                    first,
                    leaderboard.best(),
                    interval(leaderboard, ties)));
  }

  /**
   * The same from a store, of which only what these two trials answered is read.
   *
   * @param leaderboard of that study by its objective
   */
  public static Optional<SearchGain> read(Study study, Leaderboard leaderboard, TrialStore store) {
    List<Integer> two =
        leaderboard.best().stream()
            .flatMapToInt(best -> IntStream.of(best.number(), FIRST))
            .distinct()
            .boxed()
            .toList();
    return of(
        leaderboard, StatisticalTies.of(leaderboard, ValidationAnswers.read(study, two, store)));
  }

  private static Optional<ConfidenceInterval> interval(
      Leaderboard leaderboard, StatisticalTies ties) {
    return leaderboard
        .best()
        .filter(best -> ties.best().stream().anyMatch(number -> number == best.number()))
        .filter(best -> !ties.pooled())
        .flatMap(best -> ties.of(FIRST).againstBest())
        .map(BestComparison::interval);
  }

  /** Whether the first trial is complete and has a number to compare. */
  public boolean isKnown() {
    return first.state() == TrialState.COMPLETE && first.rank().isPresent();
  }

  /** Whether no trial is better than the first. */
  public boolean isNone() {
    return best.filter(row -> row.number() == first.number()).isPresent();
  }

  /** How much better the best is than the first, whichever way is better; NaN if unknown. */
  public double difference() {
    double raw = best.map(row -> row.score() - first.score()).orElse(Double.NaN);
    return goal == Goal.MAXIMIZE || raw == 0 ? raw : -raw;
  }

  /** Half the width of the interval. */
  public Optional<Double> margin() {
    return interval.map(ends -> (ends.high() - ends.low()) / 2);
  }

  /** Whether the images can't tell the two apart: the interval holds 0. */
  public boolean isTied() {
    return interval.filter(ends -> ends.low() <= 0 && ends.high() >= 0).isPresent();
  }
}
