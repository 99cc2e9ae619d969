package org.zwicky.search;

import java.util.List;
import org.zwicky.metric.Goal;
import org.zwicky.space.SearchSpace;

/**
 * All that a sampler knows. Immutable.
 *
 * @param space what assignments are drawn from
 * @param goal which way values are better
 * @param observations all trials so far, running ones among them, by number
 */
public record History(SearchSpace space, Goal goal, List<Observation> observations) {

  public History {
    observations = List.copyOf(observations);
  }

  /** The trials that ended with a result, best first, the older first among equals. */
  public List<Observation> ranked() {
    return observations.stream()
        .filter(Observation::hasResult)
        .sorted(
            (a, b) ->
                goal == Goal.MAXIMIZE
                    ? Double.compare(b.value(), a.value())
                    : Double.compare(a.value(), b.value()))
        .toList();
  }
}
