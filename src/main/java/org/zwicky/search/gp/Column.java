package org.zwicky.search.gp;

import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.zwicky.space.BooleanParameter;
import org.zwicky.space.ChoiceParameter;
import org.zwicky.space.IntParameter;
import org.zwicky.space.LogUniformParameter;
import org.zwicky.space.Parameter;
import org.zwicky.space.UniformParameter;

/**
 * One parameter as a coordinate. Numbers lie in [0, 1], logarithmic ones on their logarithmic
 * scale; each of a stepped range's values has a bin of its own there and stands at the bin's
 * middle, so that all are equally wide. A choice is the index of what is chosen. Immutable.
 */
record Column(Parameter parameter) {

  /** Up to this many values of a stepped range all are tried; beyond, steps of growing length. */
  private static final int MAX_LISTED = 16;

  private static final double ABSENT_CATEGORY = -1;
  private static final double ABSENT_NUMBER = 0.5;

  /** Whether coordinates are indices, any two of which are equally far from each other. */
  boolean isCategorical() {
    return parameter instanceof ChoiceParameter || parameter instanceof BooleanParameter;
  }

  boolean isContinuous() {
    return parameter.isContinuous();
  }

  /** Where a point stands whose parameter is switched off. */
  double absent() {
    return isCategorical() ? ABSENT_CATEGORY : ABSENT_NUMBER;
  }

  /**
   * The coordinate of a value.
   *
   * @param value one that the parameter contains
   */
  double encode(Object value) {
    if (parameter instanceof ChoiceParameter choice) {
      return choice.values().indexOf(value);
    }
    if (value instanceof Boolean flag) {
      return flag ? 1 : 0;
    }
    double number = ((Number) value).doubleValue();
    if (parameter instanceof LogUniformParameter log) {
      return position(Math.log(number), Math.log(log.low()), Math.log(log.high()));
    }
    if (parameter instanceof IntParameter whole) {
      return whole.log()
          ? position(Math.log(number), Math.log(whole.low() - 0.5), Math.log(whole.high() + 0.5))
          : bin((number - whole.low()) / whole.step());
    }
    UniformParameter uniform = (UniformParameter) parameter;
    return uniform.step().isPresent()
        ? bin(Math.rint((number - uniform.low()) / uniform.step().getAsDouble()))
        : position(number, uniform.low(), uniform.high());
  }

  /** The value at a coordinate. */
  Object decode(double coordinate) {
    return isCategorical()
        ? parameter.valueAt(Math.max(0, (long) coordinate))
        : parameter.atCoordinate(Math.min(1, Math.max(0, coordinate)));
  }

  /** The nearest coordinate that a value has. */
  double round(double coordinate) {
    return isContinuous() ? Math.min(1, Math.max(0, coordinate)) : encode(decode(coordinate));
  }

  /** Maps [0, 1) to coordinates, all values equally likely. */
  double spread(double uniform) {
    return isCategorical() ? Math.min(count() - 1, Math.floor(uniform * count())) : round(uniform);
  }

  /** A coordinate near another one, on average at a distance. */
  double perturb(double coordinate, double distance, RandomGenerator random) {
    return isCategorical()
        ? spread(random.nextDouble())
        : round(coordinate + distance * random.nextGaussian());
  }

  /**
   * Where a local search may go from a coordinate, for a column that is not continuous: all values
   * if there are few, else those 1, 2, 4, … values away.
   */
  double[] neighbours(double coordinate) {
    if (isCategorical() || count() <= MAX_LISTED) {
      return LongStream.range(0, count())
          .mapToDouble(index -> encode(parameter.valueAt(index)))
          .filter(other -> other != coordinate)
          .toArray();
    }
    long here = index(decode(coordinate));
    return LongStream.iterate(1, step -> step < count() && step > 0, step -> step * 2)
        .flatMap(step -> LongStream.of(here - step, here + step))
        .filter(index -> index >= 0 && index < count())
        .mapToDouble(index -> encode(parameter.valueAt(index)))
        .flatMap(DoubleStream::of)
        .toArray();
  }

  private long index(Object value) {
    if (parameter instanceof IntParameter whole) {
      return ((Long) value - whole.low()) / whole.step();
    }
    UniformParameter uniform = (UniformParameter) parameter;
    return Math.round(((Double) value - uniform.low()) / uniform.step().getAsDouble());
  }

  private long count() {
    return parameter.count().getAsLong();
  }

  private double bin(double index) {
    return (index + 0.5) / count();
  }

  private static double position(double value, double low, double high) {
    return Math.min(1, Math.max(0, (value - low) / (high - low)));
  }
}
