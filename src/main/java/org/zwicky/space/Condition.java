package org.zwicky.space;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Switches a parameter on: every parent must be active and have one of its listed values.
 *
 * @param allowed the values of each parent that satisfy the condition; at least one parent and one
 *     value each
 */
public record Condition(Map<String, List<Object>> allowed) {

  public Condition {
    Map<String, List<Object>> copy = new LinkedHashMap<>();
    allowed.forEach(
        (parent, values) -> copy.put(parent, values.stream().map(Values::normalise).toList()));
    if (copy.isEmpty() || copy.values().stream().anyMatch(List::isEmpty)) {
      throw new IllegalArgumentException("A condition needs a parent and a value: " + allowed);
    }
    allowed = Collections.unmodifiableMap(copy);
  }

  /** The parameters this condition looks at. */
  public Set<String> parents() {
    return allowed.keySet();
  }

  /**
   * Whether the condition is met.
   *
   * @param active the values of the active parameters by name; a parent that is not among them does
   *     not meet it
   */
  public boolean holds(Map<String, Object> active) {
    return allowed.entrySet().stream()
        .allMatch(
            entry ->
                active.containsKey(entry.getKey())
                    && entry.getValue().contains(active.get(entry.getKey())));
  }
}
