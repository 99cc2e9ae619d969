package org.zwicky.analysis;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.zwicky.study.Trial;
import org.zwicky.study.TrialDetails;
import org.zwicky.study.TrialState;

/**
 * A trial's line on the leaderboard.
 *
 * @param rank 1 for the best; equal scores share a rank; empty unless the trial is complete and its
 *     score a number
 * @param number of the trial in its study
 * @param state where the trial stands
 * @param score the metric the leaderboard is ranked by; NaN where the trial has none
 * @param metrics on the validation part, by name; what a pruned trial had come to; else empty
 *     unless complete
 * @param parameters the active ones, by name in the order of the search space
 * @param epochs trained so far
 * @param bestEpoch the epoch whose network was kept
 * @param seconds wall time so far
 * @param networkParameters numbers in the network that are trained or kept with it
 * @param reason why it was pruned or failed; empty otherwise
 * @param worstClass the class it recognises least; empty unless complete
 * @param spread standard deviation of metrics over its networks, by name; empty if there was one
 */
public record LeaderboardRow(
    OptionalInt rank,
    int number,
    TrialState state,
    double score,
    Map<String, Double> metrics,
    Map<String, Object> parameters,
    int epochs,
    OptionalInt bestEpoch,
    double seconds,
    OptionalLong networkParameters,
    String reason,
    Optional<WorstClass> worstClass,
    Map<String, Double> spread) {

  /** The value of a metric, or NaN where the trial has none of that name. */
  public double metric(String name) {
    return metrics.getOrDefault(name, Double.NaN);
  }

  /** The same in other words; see {@link StudyReport#retold}. */
  LeaderboardRow retold(UnaryOperator<String> words) {
    Map<String, Object> told = new LinkedHashMap<>();
    parameters.forEach(
        (name, value) -> told.put(name, value instanceof String text ? words.apply(text) : value));
    return new LeaderboardRow(
        rank,
        number,
        state,
        score,
        metrics,
        told,
        epochs,
        bestEpoch,
        seconds,
        networkParameters,
        words.apply(reason),
        worstClass,
        spread);
  }

  static LeaderboardRow of(
      TrialDetails details, OptionalInt rank, double score, List<String> classNames, Instant now) {
    Trial trial = details.trial();
    return new LeaderboardRow(
        rank,
        trial.number(),
        trial.state(),
        score,
        trial.metrics(),
        ParameterValues.of(trial),
        trial.epochs(),
        trial.bestEpoch(),
        trial.seconds(now),
        trial.networkParameters(),
        trial.reason(),
        details.confusion().flatMap(m -> WorstClass.of(ClassScore.of(m, classNames))),
        trial.spread());
  }
}
