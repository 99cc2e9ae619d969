package org.zwicky.space;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Whether one parameter can take the place of another in a study that has trials: it must be of the
 * same kind and have every value that the other has, so that all trials lie in the new space. Pure
 * functions.
 */
public final class Widening {

  private Widening() {}

  /**
   * Why a parameter can't take another's place, in a few words such as "narrowed"; empty if it can.
   *
   * @param before the earlier parameter
   * @param now the parameter of the same name
   */
  public static Optional<String> objection(Parameter before, Parameter now) {
    if (before.equals(now)) {
      return Optional.empty();
    }
    if (!before.condition().equals(now.condition())) {
      return Optional.of("another condition");
    }
    if (!kind(before).equals(kind(now))) {
      return Optional.of("another kind: " + kind(before) + " → " + kind(now));
    }
    if (before instanceof ConstantParameter) {
      return Optional.of("another value");
    }
    return landmarks(before).stream().allMatch(now::contains)
        ? Optional.empty()
        : Optional.of("values were taken away");
  }

  private static String kind(Parameter parameter) {
    if (parameter instanceof IntParameter whole) {
      return whole.log() ? "int, log" : "int";
    }
    if (parameter instanceof UniformParameter uniform) {
      return uniform.isContinuous() ? "uniform" : "uniform with steps";
    }
    if (parameter instanceof LogUniformParameter) {
      return "logUniform";
    }
    if (parameter instanceof ChoiceParameter) {
      return "choice";
    }
    return parameter instanceof BooleanParameter ? "boolean" : "constant";
  }

  /**
   * Values that say enough: a range that has both ends and, if it has steps, the first of them, has
   * everything between.
   */
  private static List<Object> landmarks(Parameter parameter) {
    OptionalLong count = parameter.count();
    if (parameter instanceof ChoiceParameter || count.isEmpty()) {
      return parameter.samples();
    }
    long last = count.getAsLong() - 1;
    return List.of(
        parameter.valueAt(0), parameter.valueAt(Math.min(1, last)), parameter.valueAt(last));
  }
}
