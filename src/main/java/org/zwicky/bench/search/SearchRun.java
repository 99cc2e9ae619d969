package org.zwicky.bench.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.zwicky.metric.Goal;
import org.zwicky.search.History;
import org.zwicky.search.Observation;
import org.zwicky.search.Observation.Status;
import org.zwicky.search.Sampler;
import org.zwicky.space.Assignment;
import org.zwicky.study.Seeds;

/**
 * One sampler's search for the minimum of one function.
 *
 * @param regret how far the best value lies above the minimum
 * @param seconds spent on suggestions
 */
public record SearchRun(double regret, double seconds) {

  /**
   * Searches with one trial at a time.
   *
   * @param trials at most; fewer where the sampler has no more
   * @param seed of the suggestions
   */
  public static SearchRun of(Sampler sampler, TestFunction function, int trials, long seed) {
    List<Observation> observations = new ArrayList<>();
    double best = Double.POSITIVE_INFINITY;
    long nanos = 0;
    for (int number = 1; number <= trials; number++) {
      long begun = System.nanoTime();
      Optional<Assignment> suggestion =
          sampler.suggest(
              new History(function.space(), Goal.MINIMIZE, observations),
              new SplittableRandom(Seeds.ofTrial(seed, number)));
      nanos += System.nanoTime() - begun;
      if (suggestion.isEmpty()) {
        break;
      }
      double value = function.value(suggestion.get());
      best = Math.min(best, value);
      observations.add(new Observation(number, suggestion.get(), Status.COMPLETE, value, 1));
    }
    return new SearchRun(function.regret(best), nanos / 1e9);
  }
}
