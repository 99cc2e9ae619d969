package org.zwicky.optimize;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import org.zwicky.base.BadInputException;
import org.zwicky.metric.Goal;
import org.zwicky.search.History;
import org.zwicky.search.Observation;
import org.zwicky.search.Sampler;
import org.zwicky.search.Samplers;
import org.zwicky.search.named.NamedSamplers;
import org.zwicky.search.named.SamplerChoice;
import org.zwicky.space.Assignment;
import org.zwicky.space.Conversion;
import org.zwicky.space.PartialAssignment;
import org.zwicky.space.SearchSpace;
import org.zwicky.study.SamplerKind;
import org.zwicky.study.Seeds;

/** What a search tries next. Not thread-safe: the search asks it under its lock. */
final class Proposals {

  private final SearchSpace space;
  private final Goal goal;
  private final long seed;
  private final Deque<Assignment> starts = new ArrayDeque<>();
  private final Sampler sampler;
  private int given;

  Proposals(Optimization settings) {
    space = settings.space;
    goal = settings.goal;
    seed = settings.seed;
    for (int i = 0; i < settings.starts.size(); i++) {
      starts.add(complete(settings.starts.get(i), i));
    }
    sampler = settings.ownSampler.map(Proposals::checked).orElseGet(() -> named(settings));
  }

  private static Sampler named(Optimization settings) {
    SamplerKind kind = SamplerChoice.of(settings.space, settings.settings()).kind();
    return kind == SamplerKind.GRID
        ? gridSampler(Samplers.grid(settings.space, settings.gridPoints))
        : NamedSamplers.sampler(kind, settings.seed);
  }

  private static Sampler checked(Sampler own) {
    return (history, random) -> {
      Optional<Assignment> suggestion = own.suggest(history, random);
      suggestion
          .filter(assignment -> !history.space().contains(assignment))
          .ifPresent(
              assignment -> {
                throw new IllegalStateException(
                    "the sampler suggests what is not of the search space, or breaks a constraint: "
                        + assignment);
              });
      return suggestion;
    };
  }

  /** Empty where nothing is left to try. */
  Optional<Assignment> next(List<Observation> observations) {
    given++;
    return starts.isEmpty()
        ? sampler.suggest(
            new History(space, goal, observations),
            new SplittableRandom(Seeds.ofTrial(seed, given)))
        : Optional.of(starts.removeFirst());
  }

  private static Sampler gridSampler(Iterator<Assignment> grid) {
    Set<Assignment> tried = new HashSet<>();
    return (history, random) -> {
      history.observations().forEach(observation -> tried.add(observation.assignment()));
      while (grid.hasNext()) {
        Assignment point = grid.next();
        if (!tried.contains(point)) {
          return Optional.of(point);
        }
      }
      return Optional.empty();
    };
  }

  private Assignment complete(Assignment start, int index) {
    Map<String, Object> values = new LinkedHashMap<>();
    start
        .values()
        .forEach(
            (name, value) ->
                values.put(
                    name,
                    space
                        .parameter(name)
                        .flatMap(parameter -> Conversion.to(parameter, value))
                        .orElseThrow(
                            () ->
                                new BadInputException(
                                    "startWith %d: no parameter \"%s\" can be %s."
                                        .formatted(index + 1, name, value)))));
    return new PartialAssignment(values)
        .complete(space, new Random(Seeds.ofStart(seed, index)), assignment -> true)
        .orElseThrow(
            () ->
                new BadInputException(
                    "startWith %d: conditions or constraints exclude %s."
                        .formatted(index + 1, start)));
  }
}
