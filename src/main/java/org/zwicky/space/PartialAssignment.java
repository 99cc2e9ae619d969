package org.zwicky.space;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * Values for some parameters of a space, to be completed by chance. Immutable.
 *
 * @param values by name, each one that its parameter contains
 */
public record PartialAssignment(Map<String, Object> values) {

  private static final int MAX_DRAWS = 10_000;

  public PartialAssignment {
    Map<String, Object> copy = new LinkedHashMap<>();
    values.forEach((name, value) -> copy.put(name, Values.normalise(value)));
    values = Collections.unmodifiableMap(copy);
  }

  /**
   * Draws what is missing, so that every given value takes part and no constraint is broken. The
   * same random numbers give the same assignment.
   *
   * @param accept what else has to hold
   * @return empty if 10,000 draws found none
   */
  public Optional<Assignment> complete(
      SearchSpace space, RandomGenerator random, Predicate<Assignment> accept) {
    for (int draw = 0; draw < MAX_DRAWS; draw++) {
      Assignment assignment = draw(space, random);
      if (isPartOf(assignment) && space.broken(assignment).isEmpty() && accept.test(assignment)) {
        return Optional.of(assignment);
      }
      if (isWhole(space)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Whether an assignment has all these values. */
  public boolean isPartOf(Assignment assignment) {
    return assignment.values().entrySet().containsAll(values.entrySet());
  }

  /** Whether nothing is left to chance. */
  private boolean isWhole(SearchSpace space) {
    return space.parameters().stream()
        .allMatch(
            parameter ->
                parameter instanceof ConstantParameter || values.containsKey(parameter.name()));
  }

  private Assignment draw(SearchSpace space, RandomGenerator random) {
    return space.assign(
        parameter ->
            values.containsKey(parameter.name())
                ? values.get(parameter.name())
                : parameter.atCoordinate(random.nextDouble()));
  }
}
