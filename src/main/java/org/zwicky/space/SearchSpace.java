package org.zwicky.space;

import java.math.BigInteger;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.zwicky.base.BadInputException;

/**
 * The box of all combinations: named parameters in dependency order, parents before the parameters
 * they switch on, otherwise as given. Immutable, and safe for any number of threads.
 */
public final class SearchSpace {

  private static final int MAX_DRAWS = 10_000;

  private final Map<String, Parameter> parameters;
  private final List<Constraint> constraints;

  /** Orders the parameters of a space without constraints; see the other constructor. */
  public SearchSpace(Collection<? extends Parameter> parameters) {
    this(parameters, List.of());
  }

  /**
   * Orders the parameters.
   *
   * @param constraints what every assignment must fulfil
   * @throws BadInputException if two share a name, a condition or constraint names an unknown
   *     parameter, or conditions depend on each other in a circle
   */
  public SearchSpace(
      Collection<? extends Parameter> parameters, Collection<? extends Constraint> constraints) {
    this.constraints = List.copyOf(constraints);
    Map<String, Parameter> byName = new LinkedHashMap<>();
    for (Parameter parameter : parameters) {
      if (byName.put(parameter.name(), parameter) != null) {
        throw new BadInputException("Two parameters are named \"" + parameter.name() + "\".");
      }
    }
    Map<String, Set<String>> parents = new LinkedHashMap<>();
    byName.forEach((name, parameter) -> parents.put(name, knownParents(parameter, byName)));
    DependencyOrder.findCycle(parents)
        .ifPresent(
            cycle -> {
              throw new BadInputException(
                  "Parameters switch each other on in a circle: " + String.join(" → ", cycle));
            });
    this.parameters = new LinkedHashMap<>();
    DependencyOrder.sort(parents).forEach(name -> this.parameters.put(name, byName.get(name)));
    for (Constraint constraint : constraints) {
      for (String name : constraint.names()) {
        if (!byName.containsKey(name)) {
          throw new BadInputException(
              "The constraint \"%s\" names \"%s\", which does not exist."
                  .formatted(constraint, name));
        }
      }
    }
  }

  /**
   * This space with further constraints.
   *
   * @throws BadInputException if one names an unknown parameter
   */
  public SearchSpace with(Constraint... more) {
    return new SearchSpace(
        parameters(), Stream.concat(constraints.stream(), Stream.of(more)).toList());
  }

  private static Set<String> knownParents(Parameter parameter, Map<String, Parameter> byName) {
    Set<String> parents = parameter.condition().map(Condition::parents).orElse(Set.of());
    for (String parent : parents) {
      if (!byName.containsKey(parent)) {
        throw new BadInputException(
            "Parameter \"%s\" depends on \"%s\", which does not exist."
                .formatted(parameter.name(), parent));
      }
    }
    return parents;
  }

  /** The parameters, parents first. */
  public List<Parameter> parameters() {
    return List.copyOf(parameters.values());
  }

  /** What every assignment must fulfil, as given. */
  public List<Constraint> constraints() {
    return constraints;
  }

  /**
   * The first constraint that an assignment of this space breaks; empty if it is allowed. A
   * constraint of which a parameter is switched off allows everything.
   */
  public Optional<Constraint> broken(Assignment assignment) {
    return constraints.stream().filter(constraint -> !allows(constraint, assignment)).findFirst();
  }

  /** Whether one constraint is fulfilled, or one of its parameters is switched off. */
  public boolean allows(Constraint constraint, Assignment assignment) {
    return !assignment.values().keySet().containsAll(constraint.names())
        || constraint.holds(assignment.values());
  }

  /** The parameter of that name; empty where there is none. */
  public Optional<Parameter> parameter(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  /**
   * Asks for a value of each parameter in turn, passing over those that earlier values switch off.
   * Constraints are not looked at; see {@link #broken}.
   *
   * @throws IllegalArgumentException if the chooser gives a value that its parameter cannot take
   */
  public Assignment assign(ValueChooser chooser) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Parameter parameter : parameters.values()) {
      if (isActive(parameter, values)) {
        Object value = Values.normalise(chooser.choose(parameter));
        if (!parameter.contains(value)) {
          throw new IllegalArgumentException(
              "Parameter " + parameter.name() + " cannot be " + value);
        }
        values.put(parameter.name(), value);
      }
    }
    return new Assignment(values);
  }

  /**
   * Whether exactly the active parameters have values, each one its parameter can take, and no
   * constraint is broken.
   */
  public boolean contains(Assignment assignment) {
    Map<String, Object> values = assignment.values();
    long active = 0;
    for (Parameter parameter : parameters.values()) {
      if (isActive(parameter, values)) {
        active++;
        if (!parameter.contains(values.get(parameter.name()))) {
          return false;
        }
      }
    }
    return active == values.size() && broken(assignment).isEmpty();
  }

  /**
   * Draws at random until no constraint is broken: each parameter by its own scale.
   *
   * @throws BadInputException if not one of 10,000 draws fulfils the constraints
   */
  public Assignment draw(RandomGenerator random) {
    for (int i = 0; i < MAX_DRAWS; i++) {
      Assignment assignment = assign(parameter -> parameter.atCoordinate(random.nextDouble()));
      if (broken(assignment).isEmpty()) {
        return assignment;
      }
    }
    throw new BadInputException(
        "Not one of %,d combinations drawn at random fulfils the constraints; loosen them, or give the parameters fewer values."
            .formatted(MAX_DRAWS));
  }

  /** Whether a condition can ever be met, as those of its parents allow; true without one. */
  public boolean canBeActive(Parameter parameter) {
    return Reachability.canBeActive(parameter, parameters());
  }

  /**
   * How many different assignments there are, conditions respected, constraints not; empty where a
   * parameter is continuous. Exact but for spaces whose conditions are entangled beyond counting,
   * where it is an upper bound: see {@link #gridSize}.
   */
  public Optional<BigInteger> combinations() {
    return parameters.values().stream().anyMatch(Parameter::isContinuous)
        ? Optional.empty()
        : Optional.of(gridSize(1));
  }

  /**
   * How many different assignments there are when each continuous range is cut to a number of
   * points. Exact while the conditions have at most 200,000 different states; beyond, the product
   * of all counts, an upper bound.
   *
   * @param pointsPerRange at least 1
   */
  public BigInteger gridSize(int pointsPerRange) {
    return new CombinationCounter(parameters(), pointsPerRange).count();
  }

  private static boolean isActive(Parameter parameter, Map<String, Object> values) {
    return parameter.condition().map(condition -> condition.holds(values)).orElse(true);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SearchSpace space
        && parameters().equals(space.parameters())
        && constraints.equals(space.constraints);
  }

  @Override
  public int hashCode() {
    return parameters.hashCode();
  }

  @Override
  public String toString() {
    return "SearchSpace" + parameters.values() + constraints;
  }
}
