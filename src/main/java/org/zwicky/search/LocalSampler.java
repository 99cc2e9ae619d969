package org.zwicky.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.zwicky.space.Assignment;
import org.zwicky.space.ConstantParameter;
import org.zwicky.space.Parameter;
import org.zwicky.space.SearchSpace;

/**
 * Changes a few parameters of one of the best trials, those that stand first in the space more
 * often: a search for few trials that begin with a good one (compare the randomised direct search
 * of Wu, Wang and Huang, Frugal optimization for cost-related hyperparameters, AAAI 2021). Where
 * trials are many enough to learn from, another sampler takes over.
 */
public final class LocalSampler implements Sampler {

  /** From so many results on, a model of all of them knows more than the best few. */
  static final int HAND_OVER = 24;

  /** Neighbours may have been tried before; so many in a row leave little around the best. */
  private static final int MAX_TRIES = 200;

  /** With which the next best trial is changed in place of the best. */
  private static final double NEXT_BASE = 0.2;

  private static final int BASES = 3;

  /** How much less often a parameter is changed than the one that stands before it. */
  private static final double ORDER_RATIO = 0.85;

  /** With which one more parameter is changed than so far. */
  private static final double FURTHER_CHANGE = 0.4;

  private final Sampler later;

  /**
   * @param later what proposes once there are many results
   */
  public LocalSampler(Sampler later) {
    this.later = later;
  }

  @Override
  public Optional<Assignment> suggest(History history, RandomGenerator random) {
    List<Observation> ranked = history.ranked();
    if (ranked.size() >= HAND_OVER) {
      return later.suggest(history, random);
    }
    List<Observation> bases = ranked.isEmpty() ? unfinished(history) : ranked;
    UntriedAssignments untried = new UntriedAssignments(history);
    for (int i = 0; i < MAX_TRIES && !bases.isEmpty(); i++) {
      Assignment neighbour = neighbour(pick(bases, random).assignment(), history.space(), random);
      if (untried.allows(neighbour)) {
        return Optional.of(neighbour);
      }
    }
    return untried.atRandom(random);
  }

  /** What is known to be tried where nothing has ended yet: the trials that a sweep begins with. */
  private static List<Observation> unfinished(History history) {
    return history.observations().stream()
        .filter(trial -> trial.status() == Observation.Status.RUNNING)
        .toList();
  }

  private static Observation pick(List<Observation> bases, RandomGenerator random) {
    int index = 0;
    while (index + 1 < Math.min(BASES, bases.size()) && random.nextDouble() < NEXT_BASE) {
      index++;
    }
    return bases.get(index);
  }

  private static Assignment neighbour(Assignment base, SearchSpace space, RandomGenerator random) {
    List<Parameter> open =
        new ArrayList<>(
            space.parameters().stream()
                .filter(
                    parameter ->
                        !(parameter instanceof ConstantParameter)
                            && base.get(parameter.name()).isPresent())
                .toList());
    Map<String, Object> changed = new HashMap<>();
    do {
      if (open.isEmpty()) {
        break;
      }
      Parameter parameter = open.remove(place(open.size(), random));
      Object value = base.get(parameter.name()).orElseThrow();
      changed.put(parameter.name(), NeighbouringValue.of(parameter, value, random));
    } while (random.nextDouble() < FURTHER_CHANGE);
    return space.assign(
        parameter ->
            Optional.ofNullable(changed.get(parameter.name()))
                .or(() -> base.get(parameter.name()))
                // A change switched it on.
                .orElseGet(() -> parameter.atCoordinate(random.nextDouble())));
  }

  /** A place in a list, each less likely than the one before it. */
  private static int place(int size, RandomGenerator random) {
    double rest = random.nextDouble() * (1 - Math.pow(ORDER_RATIO, size));
    return Math.min(size - 1, (int) (Math.log1p(-rest) / Math.log(ORDER_RATIO)));
  }
}
