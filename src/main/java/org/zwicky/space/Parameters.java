package org.zwicky.space;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import org.zwicky.base.BadInputException;

/**
 * Search spaces written in Java: {@code Parameters.space(integer("layers", 1, 4), decimal("rate",
 * 1e-4, 1e-1).log())}. Pure functions.
 */
public final class Parameters {

  private Parameters() {}

  /**
   * A space without constraints.
   *
   * @throws BadInputException see {@link SearchSpace}
   * @throws IllegalArgumentException see {@link ParameterDraft#build}
   */
  public static SearchSpace space(ParameterDraft... parameters) {
    return new SearchSpace(Arrays.stream(parameters).map(ParameterDraft::build).toList());
  }

  /** Whole numbers, both ends included. */
  public static ParameterDraft integer(String name, long low, long high) {
    return new ParameterDraft(
        name,
        (step, log, condition) -> {
          double distance = step.orElse(1);
          if (distance != Math.rint(distance)) {
            throw new IllegalArgumentException("the step of whole numbers is whole");
          }
          return new IntParameter(name, low, high, (long) distance, log, condition);
        });
  }

  /** Decimal numbers, both ends included. */
  public static ParameterDraft decimal(String name, double low, double high) {
    return new ParameterDraft(
        name,
        (step, log, condition) -> {
          if (!log) {
            return new UniformParameter(name, low, high, step, condition);
          }
          if (step.isPresent()) {
            throw new IllegalArgumentException("a logarithmic scale has no steps");
          }
          return new LogUniformParameter(name, low, high, condition);
        });
  }

  /**
   * One of some values.
   *
   * @param values numbers, texts, booleans, lists or maps of these; see {@link Values}
   */
  public static ParameterDraft choice(String name, Object... values) {
    return new ParameterDraft(
        name,
        (step, log, condition) ->
            plain(step, log, new ChoiceParameter(name, List.of(values), condition)));
  }

  /** True or false. */
  public static ParameterDraft flag(String name) {
    return new ParameterDraft(
        name, (step, log, condition) -> plain(step, log, new BooleanParameter(name, condition)));
  }

  /**
   * What assignments must fulfil, for {@link SearchSpace#with}.
   *
   * @param text the relation for people, such as {@code layers * width <= 128}
   * @param holds pure, safe for any number of threads
   * @param names the parameters that it looks at: where one of them is switched off it is not
   *     asked; without names it is always asked
   */
  public static Constraint constraint(String text, Predicate<Assignment> holds, String... names) {
    return new PredicateConstraint(text, Set.of(names), holds);
  }

  private static Parameter plain(OptionalDouble step, boolean log, Parameter parameter) {
    if (log || step.isPresent()) {
      throw new IllegalArgumentException("only a range of numbers has steps or a logarithm");
    }
    return parameter;
  }
}
