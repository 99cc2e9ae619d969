package org.zwicky.space;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A value for each active parameter of a search space, in the space's order. Inactive parameters
 * are absent. Immutable; equal when names and values are equal, whatever the order.
 *
 * <p>Serializable because Arbiter's candidates carry their value in serialised form.
 *
 * @param values normalised by {@link Values#normalise}
 */
public record Assignment(Map<String, Object> values) implements Serializable {

  public Assignment {
    Map<String, Object> copy = new LinkedHashMap<>();
    values.forEach((name, value) -> copy.put(name, Values.normalise(value)));
    values = Collections.unmodifiableMap(copy);
  }

  /** The value of a parameter; empty where it is inactive. */
  public Optional<Object> get(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** Whether the parameter takes part. */
  public boolean isActive(String name) {
    return values.containsKey(name);
  }

  /**
   * The value of an active whole-number parameter.
   *
   * @throws NoSuchElementException if it is inactive
   * @throws ClassCastException if it is of another type; likewise below
   */
  public long integer(String name) {
    return (Long) require(name);
  }

  /** The value of an active numeric parameter. */
  public double decimal(String name) {
    return ((Number) require(name)).doubleValue();
  }

  /** The value of an active text parameter. */
  public String text(String name) {
    return (String) require(name);
  }

  /** The value of an active boolean parameter. */
  public boolean flag(String name) {
    return (Boolean) require(name);
  }

  private Object require(String name) {
    return get(name)
        .orElseThrow(() -> new NoSuchElementException("Parameter " + name + " is not active"));
  }

  @Override
  public String toString() {
    return values.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + Values.text(entry.getValue()))
        .collect(Collectors.joining(", "));
  }
}
