package org.zwicky.search;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.deeplearning4j.arbiter.optimize.api.ParameterSpace;
import org.deeplearning4j.arbiter.optimize.distribution.LogUniformDistribution;
import org.deeplearning4j.arbiter.optimize.parameter.continuous.ContinuousParameterSpace;
import org.deeplearning4j.arbiter.optimize.parameter.discrete.DiscreteParameterSpace;
import org.deeplearning4j.arbiter.optimize.parameter.integer.IntegerParameterSpace;
import org.zwicky.space.IntParameter;
import org.zwicky.space.LogUniformParameter;
import org.zwicky.space.Parameter;
import org.zwicky.space.UniformParameter;

/**
 * One of Arbiter's own leaf spaces, and how its value becomes a parameter's.
 *
 * @param space the leaf
 * @param value from the leaf's value to the parameter's
 */
record Leaf(ParameterSpace<?> space, Function<Object, Object> value) {

  /** Above this many values a list of them would be wasteful. */
  private static final int MAX_LISTED = 1000;

  /**
   * The leaf for random draws.
   *
   * @param parameter any but a constant
   */
  static Leaf of(Parameter parameter) {
    if (parameter instanceof LogUniformParameter log) {
      return new Leaf(
          new ContinuousParameterSpace(new LogUniformDistribution(log.low(), log.high())),
          drawn -> clamp((Double) drawn, log.low(), log.high()));
    }
    if (parameter instanceof UniformParameter uniform && uniform.isContinuous()) {
      return new Leaf(
          new ContinuousParameterSpace(uniform.low(), uniform.high()),
          drawn -> clamp((Double) drawn, uniform.low(), uniform.high()));
    }
    if (parameter instanceof IntParameter whole && isPlainIntegerRange(whole)) {
      return new Leaf(
          new IntegerParameterSpace((int) whole.low(), (int) whole.high()),
          drawn -> ((Integer) drawn).longValue());
    }
    OptionalLong count = parameter.count();
    if (isLogarithmic(parameter) || count.getAsLong() > MAX_LISTED) {
      return new Leaf(
          new ContinuousParameterSpace(0, 1), drawn -> parameter.atCoordinate((Double) drawn));
    }
    return listing(parameter);
  }

  /**
   * The leaf for a grid. Arbiter's grid generator tries whole numbers and booleans, like continuous
   * ranges, at a given number of points only; all values of a list are tried.
   *
   * @param parameter any but a constant
   */
  static Leaf ofGrid(Parameter parameter) {
    return parameter.isContinuous() ? of(parameter) : listing(parameter);
  }

  private static Leaf listing(Parameter parameter) {
    List<Object> values =
        LongStream.range(0, parameter.count().getAsLong()).mapToObj(parameter::valueAt).toList();
    return new Leaf(new DiscreteParameterSpace<>(values), drawn -> drawn);
  }

  Object value(double[] coordinates) {
    return value.apply(space.getValue(coordinates));
  }

  private static boolean isPlainIntegerRange(IntParameter whole) {
    return !whole.log()
        && whole.step() == 1
        && whole.low() >= Integer.MIN_VALUE / 2
        && whole.high() <= Integer.MAX_VALUE / 2;
  }

  private static boolean isLogarithmic(Parameter parameter) {
    return parameter instanceof IntParameter whole && whole.log();
  }

  private static double clamp(double value, double low, double high) {
    return Math.min(high, Math.max(low, value));
  }
}
