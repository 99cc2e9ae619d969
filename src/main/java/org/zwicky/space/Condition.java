package org.zwicky.space;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Switches a parameter on: in one of the alternatives, every parent must be active and fulfil what
 * is required of it. Immutable.
 *
 * @param alternatives the requirements by parent; at least one alternative, with a parent each
 */
public record Condition(List<Map<String, Requirement>> alternatives) {

  public Condition {
    alternatives = alternatives.stream().map(Condition::copy).distinct().toList();
    if (alternatives.isEmpty() || alternatives.stream().anyMatch(Map::isEmpty)) {
      throw new IllegalArgumentException("A condition needs a parent and a value");
    }
  }

  /**
   * Every parent must have one of its listed values.
   *
   * @param allowed at least one parent and one value each
   */
  public Condition(Map<String, ? extends Collection<?>> allowed) {
    this(List.of(oneOf(allowed)));
  }

  private static Map<String, Requirement> oneOf(Map<String, ? extends Collection<?>> allowed) {
    Map<String, Requirement> requirements = new LinkedHashMap<>();
    allowed.forEach(
        (parent, values) ->
            requirements.put(parent, new Requirement.OneOf(new LinkedHashSet<>(values))));
    return requirements;
  }

  private static Map<String, Requirement> copy(Map<String, Requirement> requirements) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(requirements));
  }

  /** The parameters this condition looks at. */
  public Set<String> parents() {
    Set<String> parents = new LinkedHashSet<>();
    alternatives.forEach(requirements -> parents.addAll(requirements.keySet()));
    return parents;
  }

  /**
   * Whether the condition is met.
   *
   * @param active the values of the active parameters by name; a parent that is not among them does
   *     not meet it, whatever is required
   */
  public boolean holds(Map<String, Object> active) {
    return alternatives.stream()
        .anyMatch(
            requirements ->
                requirements.entrySet().stream()
                    .allMatch(
                        entry ->
                            active.containsKey(entry.getKey())
                                && entry.getValue().accepts(active.get(entry.getKey()))));
  }

  /**
   * In words, e.g. {@code imbalance is focal and blocks >= 3}.
   *
   * @param show how a value looks
   */
  public String describe(Function<Object, String> show) {
    return alternatives.stream()
        .map(
            requirements ->
                requirements.entrySet().stream()
                    .map(entry -> entry.getValue().describe(entry.getKey(), show))
                    .collect(Collectors.joining(" and ")))
        .collect(Collectors.joining(", or "));
  }

  @Override
  public String toString() {
    return describe(Values::text);
  }
}
