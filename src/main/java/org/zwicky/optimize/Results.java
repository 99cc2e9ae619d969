package org.zwicky.optimize;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.zwicky.metric.Goal;
import org.zwicky.study.TrialState;

/**
 * What a search came to. Immutable.
 *
 * @param goal which way values are better
 * @param history all trials, in the order in which they ended
 */
public record Results(Goal goal, List<EndedTrial> history) {

  public Results {
    history = List.copyOf(history);
  }

  /** All trials by number. */
  public List<EndedTrial> trials() {
    return history.stream().sorted(Comparator.comparingInt(EndedTrial::number)).toList();
  }

  /** The best complete trial, the one with the lower number among equals; empty without any. */
  public Optional<EndedTrial> best() {
    return trials().stream()
        .filter(trial -> trial.state() == TrialState.COMPLETE)
        .reduce((a, b) -> goal.isBetter(b.value(), a.value()) ? b : a);
  }
}
