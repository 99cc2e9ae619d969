package org.zwicky.analysis.importance;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.zwicky.space.BooleanParameter;
import org.zwicky.space.ChoiceParameter;
import org.zwicky.space.Condition;
import org.zwicky.space.ConstantParameter;
import org.zwicky.space.IntParameter;
import org.zwicky.space.LogUniformParameter;
import org.zwicky.space.Parameter;
import org.zwicky.space.UniformParameter;
import org.zwicky.space.Values;

/**
 * The values of a parameter laid out along a line and cut into cells, in which trials are counted.
 * Immutable.
 *
 * @param name of the parameter
 * @param scale how its values lie
 * @param low the smallest number; 0 of choices
 * @param high the largest number, above {@code low} unless there is a single cell; of choices the
 *     index of the last
 * @param cells how many there are, at least 1; of numbers the first and the last lie around {@code
 *     low} and {@code high}
 * @param choices in their order as they read; empty of numbers
 * @param condition when the parameter takes part, in words; empty for always
 */
public record ParameterAxis(
    String name,
    Scale scale,
    double low,
    double high,
    int cells,
    List<String> choices,
    String condition) {

  /** How the values of a parameter lie. */
  public enum Scale {
    LINEAR,
    LOG,
    CHOICE
  }

  /** As many as Optuna cuts a range into. */
  static final int MAX_CELLS = 50;

  /** Numbers above 0 that span more than this can be logarithmic where no range is known. */
  private static final double LOG_SPAN = 10;

  public ParameterAxis {
    choices = List.copyOf(choices);
  }

  /**
   * The axis of a parameter of a search space, wide enough for values that trials have though the
   * space doesn't.
   *
   * @param seen the values of its trials; those that are null count for nothing
   */
  public static ParameterAxis of(Parameter parameter, Collection<?> seen) {
    String condition = parameter.condition().map(Condition::toString).orElse("");
    List<Object> values = present(seen);
    if (parameter instanceof ChoiceParameter choice) {
      return choices(choice.name(), choice.values(), values, condition);
    }
    if (parameter instanceof BooleanParameter flag) {
      return choices(flag.name(), flag.samples(), values, condition);
    }
    if (parameter instanceof ConstantParameter
        || !values.stream().allMatch(Number.class::isInstance)) {
      return choices(parameter.name(), List.of(), values, condition);
    }
    if (parameter instanceof IntParameter range) {
      return numbers(
          range.name(), range.low(), range.high(), range.log(), range.step(), values, condition);
    }
    if (parameter instanceof LogUniformParameter range) {
      return numbers(range.name(), range.low(), range.high(), true, 0, values, condition);
    }
    UniformParameter range = (UniformParameter) parameter;
    return numbers(
        range.name(), range.low(), range.high(), false, range.step().orElse(0), values, condition);
  }

  /**
   * The axis of a parameter of which nothing is known but the values of its trials.
   *
   * @param seen its values; those that are null count for nothing
   */
  public static ParameterAxis ofValues(String name, Collection<?> seen) {
    List<Object> values = present(seen);
    if (values.isEmpty() || !values.stream().allMatch(Number.class::isInstance)) {
      return choices(name, List.of(), values, "");
    }
    double low = values.stream().mapToDouble(ParameterAxis::number).min().orElseThrow();
    double high = values.stream().mapToDouble(ParameterAxis::number).max().orElseThrow();
    boolean whole = values.stream().allMatch(Long.class::isInstance);
    boolean log = !whole && low > 0 && high / low > LOG_SPAN && isLogarithmic(values, low, high);
    return numbers(name, low, high, log, whole ? 1 : 0, values, "");
  }

  /** Whether its values are numbers on a line. */
  public boolean isNumeric() {
    return scale != Scale.CHOICE;
  }

  /**
   * Where a value lies: the number, or the index of the choice.
   *
   * @throws IllegalArgumentException if it is none of this axis
   */
  public double position(Object value) {
    if (isNumeric()) {
      return number(value);
    }
    int index = choices.indexOf(Values.text(value));
    if (index < 0) {
      throw new IllegalArgumentException(name + " has no value " + value);
    }
    return index;
  }

  /**
   * The cell of a value, from 0.
   *
   * @throws IllegalArgumentException if it is none of this axis
   */
  int cell(Object value) {
    double position = position(value);
    if (!isNumeric() || cells == 1) {
      return (int) Math.min(position, cells - 1.0);
    }
    double share =
        scale == Scale.LOG
            ? (Math.log(position) - Math.log(low)) / (Math.log(high) - Math.log(low))
            : (position - low) / (high - low);
    return (int) Math.round(Math.max(0, Math.min(1, share)) * (cells - 1));
  }

  private static ParameterAxis choices(
      String name, List<Object> known, List<Object> seen, String condition) {
    Set<String> texts = new LinkedHashSet<>();
    known.forEach(value -> texts.add(Values.text(value)));
    // In an order of their own, so that it doesn't depend on that of the trials.
    seen.stream().map(Values::text).sorted().forEach(texts::add);
    int count = Math.max(1, texts.size());
    return new ParameterAxis(
        name, Scale.CHOICE, 0, count - 1.0, count, List.copyOf(texts), condition);
  }

  /**
   * @param step of the values; 0 without one
   */
  private static ParameterAxis numbers(
      String name,
      double from,
      double to,
      boolean log,
      double step,
      List<Object> seen,
      String condition) {
    double low =
        Math.min(from, seen.stream().mapToDouble(ParameterAxis::number).min().orElse(from));
    double high = Math.max(to, seen.stream().mapToDouble(ParameterAxis::number).max().orElse(to));
    boolean logarithmic = log && low > 0;
    double cells = MAX_CELLS;
    if (low == high) {
      cells = 1;
    } else if (logarithmic && step > 0) {
      // Whole numbers lie far apart at the low end: Optuna's count.
      cells = Math.ceil(Math.log(high - low + 1) / Math.log(2)) + 1;
    } else if (step > 0) {
      cells = Math.rint((high - low) / step) + 1;
    }
    return new ParameterAxis(
        name,
        logarithmic ? Scale.LOG : Scale.LINEAR,
        low,
        high,
        (int) Math.max(low == high ? 1 : 2, Math.min(MAX_CELLS, cells)),
        List.of(),
        condition);
  }

  /** Whether the middle value is nearer the middle of the range on a logarithmic scale. */
  private static boolean isLogarithmic(List<Object> values, double low, double high) {
    double[] sorted = values.stream().mapToDouble(ParameterAxis::number).sorted().toArray();
    double middle = sorted[sorted.length / 2];
    double log = Math.log(middle / low) / Math.log(high / low);
    double linear = (middle - low) / (high - low);
    return Math.abs(log - 0.5) < Math.abs(linear - 0.5);
  }

  private static List<Object> present(Collection<?> seen) {
    return seen.stream().flatMap(value -> Stream.<Object>ofNullable(value)).toList();
  }

  private static double number(Object value) {
    return ((Number) value).doubleValue();
  }
}
