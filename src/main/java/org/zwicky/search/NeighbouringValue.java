package org.zwicky.search;

import java.util.random.RandomGenerator;
import org.zwicky.space.BooleanParameter;
import org.zwicky.space.ChoiceParameter;
import org.zwicky.space.IntParameter;
import org.zwicky.space.Parameter;

/** A value near another one of the same parameter. Pure functions. */
final class NeighbouringValue {

  /** Standard deviation of a step, as a share of the range. */
  private static final double STEP = 0.2;

  private NeighbouringValue() {}

  /**
   * Another value: of numbers one nearby, in the logarithm where the parameter is logarithmic, also
   * of a choice of numbers in their order; else any other. The value itself only where there is no
   * other.
   *
   * @param value that the parameter contains
   */
  static Object of(Parameter parameter, Object value, RandomGenerator random) {
    if (parameter.isContinuous() || isLogarithmic(parameter)) {
      double place = Coordinates.of(parameter, value) + STEP * random.nextGaussian();
      return parameter.atCoordinate(reflected(place));
    }
    long count = parameter.count().getAsLong();
    if (count == 1) {
      return value;
    }
    long index = Math.min(count - 1, (long) Math.floor(Coordinates.of(parameter, value) * count));
    return parameter.valueAt(
        isOrdered(parameter) ? nearby(index, count, random) : other(index, count, random));
  }

  /** Its values are not evenly spread over its coordinate. */
  private static boolean isLogarithmic(Parameter parameter) {
    return parameter instanceof IntParameter range && range.log();
  }

  private static boolean isOrdered(Parameter parameter) {
    if (parameter instanceof ChoiceParameter choice) {
      double last = Double.NEGATIVE_INFINITY;
      for (Object value : choice.values()) {
        if (!(value instanceof Number number) || number.doubleValue() <= last) {
          return false;
        }
        last = number.doubleValue();
      }
      return true;
    }
    return !(parameter instanceof BooleanParameter);
  }

  private static long nearby(long index, long count, RandomGenerator random) {
    long step = Math.max(1, Math.round(Math.abs(STEP * count * random.nextGaussian())));
    long place = random.nextBoolean() ? index + step : index - step;
    if (place < 0 || place >= count) {
      place = 2 * index - place;
    }
    return Math.max(0, Math.min(count - 1, place));
  }

  private static long other(long index, long count, RandomGenerator random) {
    long drawn = random.nextLong(count - 1);
    return drawn < index ? drawn : drawn + 1;
  }

  /** Into [0, 1]. */
  private static double reflected(double place) {
    double folded = Math.abs(place) % 2;
    return folded > 1 ? 2 - folded : folded;
  }
}
