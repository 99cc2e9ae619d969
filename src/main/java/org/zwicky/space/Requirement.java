package org.zwicky.space;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a condition asks of the value of one parameter. Immutable; equal when the same is asked, in
 * whatever order.
 */
public sealed interface Requirement {

  /** Whether a (normalised) value fulfils it. */
  boolean accepts(Object value);

  /** Whether some value of a parameter fulfils it. */
  default boolean isMetBySome(Parameter parameter) {
    return Part.of(parameter, List.of(this)).stream()
        .anyMatch(part -> accepts(part.representative()));
  }

  /**
   * In words, e.g. {@code blocks is 2 or 3}.
   *
   * @param name of the parameter
   * @param show how a value looks
   */
  String describe(String name, Function<Object, String> show);

  /**
   * One of some values.
   *
   * @param values at least one; normalised by {@link Values#normalise}
   */
  record OneOf(Set<Object> values) implements Requirement {

    public OneOf {
      values = normalise(values);
    }

    @Override
    public boolean accepts(Object value) {
      return values.contains(value);
    }

    @Override
    public String describe(String name, Function<Object, String> show) {
      return name + " is " + values.stream().map(show).collect(Collectors.joining(" or "));
    }
  }

  /**
   * Any but some values.
   *
   * @param values at least one; normalised by {@link Values#normalise}
   */
  record NoneOf(Set<Object> values) implements Requirement {

    public NoneOf {
      values = normalise(values);
    }

    @Override
    public boolean accepts(Object value) {
      return !values.contains(value);
    }

    @Override
    public String describe(String name, Function<Object, String> show) {
      return name + " is not " + values.stream().map(show).collect(Collectors.joining(" or "));
    }
  }

  /**
   * A number within bounds.
   *
   * @param bounds what it is compared with, at least one
   */
  record Within(Map<Comparison, Double> bounds) implements Requirement {

    public Within {
      bounds = Collections.unmodifiableMap(new EnumMap<>(bounds));
    }

    @Override
    public boolean accepts(Object value) {
      return value instanceof Number number
          && bounds.entrySet().stream()
              .allMatch(bound -> bound.getKey().holds(number.doubleValue(), bound.getValue()));
    }

    @Override
    public String describe(String name, Function<Object, String> show) {
      return bounds.entrySet().stream()
          .map(bound -> name + " " + bound.getKey().sign() + " " + show.apply(plain(bound)))
          .collect(Collectors.joining(" and "));
    }

    private static Object plain(Map.Entry<Comparison, Double> bound) {
      return Values.plain(bound.getValue());
    }
  }

  /**
   * Several requirements at once.
   *
   * @param parts at least one
   */
  record AllOf(List<Requirement> parts) implements Requirement {

    public AllOf {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean accepts(Object value) {
      return parts.stream().allMatch(part -> part.accepts(value));
    }

    @Override
    public String describe(String name, Function<Object, String> show) {
      return parts.stream()
          .map(part -> part.describe(name, show))
          .collect(Collectors.joining(" and "));
    }
  }

  private static Set<Object> normalise(Collection<Object> values) {
    Set<Object> copy = new LinkedHashSet<>();
    values.forEach(value -> copy.add(Values.normalise(value)));
    if (copy.isEmpty()) {
      throw new IllegalArgumentException("A condition needs a value");
    }
    return Collections.unmodifiableSet(copy);
  }

  /** The numbers at which the answer may change, for ranges to be divided at. */
  default List<Double> thresholds() {
    List<Double> thresholds = new ArrayList<>();
    if (this instanceof OneOf some) {
      numbers(some.values(), thresholds);
    } else if (this instanceof NoneOf none) {
      numbers(none.values(), thresholds);
    } else if (this instanceof Within within) {
      thresholds.addAll(within.bounds().values());
    } else if (this instanceof AllOf all) {
      all.parts().forEach(part -> thresholds.addAll(part.thresholds()));
    }
    return thresholds;
  }

  private static void numbers(Set<Object> values, List<Double> numbers) {
    values.stream()
        .filter(Number.class::isInstance)
        .forEach(value -> numbers.add(((Number) value).doubleValue()));
  }
}
