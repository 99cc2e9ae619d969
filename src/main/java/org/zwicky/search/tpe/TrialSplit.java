package org.zwicky.search.tpe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.zwicky.metric.Goal;
import org.zwicky.search.History;
import org.zwicky.search.Observation;
import org.zwicky.search.Observation.Status;

/**
 * The trials of a history in two: good ones and the others. Complete trials rank first, by value,
 * then pruned ones, those that came furthest first and by value among equals. Failed ones are never
 * good, and running ones are not either, which keeps trials at the same time apart (the constant
 * liar of Ginsbourger et al. 2010 with the worst value).
 *
 * @param good best first
 * @param bad by number
 */
record TrialSplit(List<Observation> good, List<Observation> bad) {

  static TrialSplit of(History history, double share, int most) {
    List<Observation> ranked = new ArrayList<>(history.ranked());
    history.observations().stream()
        .filter(trial -> trial.status() == Status.PRUNED)
        .sorted(
            Comparator.comparingInt(Observation::step)
                .reversed()
                .thenComparingDouble(trial -> cost(trial, history.goal())))
        .forEach(ranked::add);
    int count = Math.min(most, (int) Math.ceil(share * ranked.size()));
    List<Observation> good = List.copyOf(ranked.subList(0, count));
    List<Observation> bad = new ArrayList<>(history.observations());
    bad.removeAll(good);
    return new TrialSplit(good, bad);
  }

  /** A value as one that is better the less it is; last of all where there is none. */
  static double cost(Observation trial, Goal goal) {
    if (Double.isNaN(trial.value())) {
      return Double.POSITIVE_INFINITY;
    }
    return goal == Goal.MINIMIZE ? trial.value() : -trial.value();
  }
}
