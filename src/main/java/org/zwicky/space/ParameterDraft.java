package org.zwicky.space;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A parameter being written down in Java, begun by {@link Parameters}. Immutable: each method gives
 * a new draft.
 */
public final class ParameterDraft {

  private final String name;
  private final Range range;
  private final OptionalDouble step;
  private final boolean log;
  private final Optional<Condition> condition;

  /** Makes the parameter once step, scale and condition are known. */
  @FunctionalInterface
  interface Range {
    Parameter parameter(OptionalDouble step, boolean log, Optional<Condition> condition);
  }

  ParameterDraft(String name, Range range) {
    this(name, range, OptionalDouble.empty(), false, Optional.empty());
  }

  private ParameterDraft(
      String name, Range range, OptionalDouble step, boolean log, Optional<Condition> condition) {
    this.name = name;
    this.range = range;
    this.step = step;
    this.log = log;
    this.condition = condition;
  }

  /** Uniform in the logarithm; of a range of numbers above 0 without steps. */
  public ParameterDraft log() {
    return new ParameterDraft(name, range, step, true, condition);
  }

  /**
   * The distance of neighbouring values from the lower end on, of a range of numbers.
   *
   * @param distance above 0; whole for whole numbers
   */
  public ParameterDraft step(double distance) {
    return new ParameterDraft(name, range, OptionalDouble.of(distance), log, condition);
  }

  /**
   * Takes part only where another parameter has one of some values. A later call replaces it.
   *
   * @param values at least one
   */
  public ParameterDraft when(String parent, Object... values) {
    return when(new Condition(Map.of(parent, List.of(values))));
  }

  /** Takes part only where a condition holds. A later call replaces it. */
  public ParameterDraft when(Condition newCondition) {
    return new ParameterDraft(name, range, step, log, Optional.of(newCondition));
  }

  /**
   * The parameter.
   *
   * @throws IllegalArgumentException if there is none such: an empty range, a logarithm of 0, a
   *     list with steps; the message names the parameter
   */
  public Parameter build() {
    try {
      return range.parameter(step, log, condition);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new IllegalArgumentException("Parameter \"" + name + "\": " + e.getMessage(), e);
    }
  }
}
