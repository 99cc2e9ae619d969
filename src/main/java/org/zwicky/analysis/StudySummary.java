package org.zwicky.analysis;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;
import org.zwicky.metric.Goal;
import org.zwicky.study.Study;
import org.zwicky.study.Trial;
import org.zwicky.study.TrialState;

/**
 * A study in one line.
 *
 * @param name unique in its database
 * @param created when it was first started
 * @param metric what its trials are compared by
 * @param goal which way of it is better
 * @param counts trials by state, every state present
 * @param bestTrial number of the best complete trial, the first of equals
 * @param bestScore its objective; NaN without one
 * @param seconds wall time of all trials added up, more than the clock's where they ran side by
 *     side
 */
public record StudySummary(
    String name,
    Instant created,
    String metric,
    Goal goal,
    Map<TrialState, Integer> counts,
    OptionalInt bestTrial,
    double bestScore,
    double seconds) {

  /**
   * Sums up a study.
   *
   * @param now until when a running trial's time counts
   */
  public static StudySummary of(Study study, Collection<Trial> trials, Instant now) {
    Map<TrialState, Integer> counts = new EnumMap<>(TrialState.class);
    for (TrialState state : TrialState.values()) {
      counts.put(state, 0);
    }
    String metric = study.objective().metric();
    Goal goal = study.objective().goal();
    OptionalInt bestTrial = OptionalInt.empty();
    double bestScore = Double.NaN;
    double seconds = 0;
    for (Trial trial : trials) {
      counts.merge(trial.state(), 1, Integer::sum);
      seconds += trial.seconds(now);
      if (trial.state() == TrialState.COMPLETE
          && (goal.isBetter(trial.metric(metric), bestScore)
              || (trial.metric(metric) == bestScore && trial.number() < bestTrial.getAsInt()))) {
        bestTrial = OptionalInt.of(trial.number());
        bestScore = trial.metric(metric);
      }
    }
    return new StudySummary(
        study.name(), study.created(), metric, goal, counts, bestTrial, bestScore, seconds);
  }

  /** Trials in any state. */
  public int trials() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Trials in that state. */
  public int count(TrialState state) {
    return counts.get(state);
  }
}
