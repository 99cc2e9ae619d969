package org.zwicky.app.plan;

import java.util.stream.Collectors;
import org.zwicky.report.Format;
import org.zwicky.space.BooleanParameter;
import org.zwicky.space.ChoiceParameter;
import org.zwicky.space.Condition;
import org.zwicky.space.ConstantParameter;
import org.zwicky.space.IntParameter;
import org.zwicky.space.LogUniformParameter;
import org.zwicky.space.Parameter;
import org.zwicky.space.UniformParameter;

/** Parameters in words. */
final class ParameterText {

  private ParameterText() {}

  /** The values a parameter can take. */
  static String values(Parameter parameter) {
    if (parameter instanceof IntParameter whole) {
      return "%d to %d%s%s"
          .formatted(
              whole.low(),
              whole.high(),
              whole.step() == 1 ? "" : " in steps of " + whole.step(),
              whole.log() ? ", log scale" : "");
    }
    if (parameter instanceof UniformParameter uniform) {
      return "%s to %s%s"
          .formatted(
              Format.value(uniform.low()),
              Format.value(uniform.high()),
              uniform.step().isPresent()
                  ? " in steps of " + Format.value(uniform.step().getAsDouble())
                  : "");
    }
    if (parameter instanceof LogUniformParameter log) {
      return "%s to %s, log scale".formatted(Format.value(log.low()), Format.value(log.high()));
    }
    if (parameter instanceof ChoiceParameter choice) {
      return choice.values().stream().map(Format::value).collect(Collectors.joining(", "));
    }
    if (parameter instanceof BooleanParameter) {
      return "false, true";
    }
    return "always " + Format.value(((ConstantParameter) parameter).value());
  }

  /** The kind as a search-space file names it. */
  static String kind(Parameter parameter) {
    if (parameter instanceof IntParameter) {
      return ((IntParameter) parameter).log() ? "int, log" : "int";
    }
    if (parameter instanceof UniformParameter) {
      return "uniform";
    }
    if (parameter instanceof LogUniformParameter) {
      return "logUniform";
    }
    if (parameter instanceof ChoiceParameter) {
      return "choice";
    }
    return parameter instanceof BooleanParameter ? "boolean" : "constant";
  }

  /** Whether its values are numbers from one to another. */
  static boolean isRange(Parameter parameter) {
    return parameter instanceof IntParameter
        || parameter instanceof UniformParameter
        || parameter instanceof LogUniformParameter;
  }

  /** When a conditional parameter takes part. */
  static String condition(Condition condition) {
    return condition.describe(Format::value);
  }
}
