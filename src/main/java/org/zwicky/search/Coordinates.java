package org.zwicky.search;

import org.zwicky.space.BooleanParameter;
import org.zwicky.space.ChoiceParameter;
import org.zwicky.space.IntParameter;
import org.zwicky.space.LogUniformParameter;
import org.zwicky.space.Parameter;
import org.zwicky.space.UniformParameter;

/** The inverse of {@link Parameter#atCoordinate}. Pure functions. */
final class Coordinates {

  private Coordinates() {}

  /**
   * A coordinate at which a parameter has a value: the middle of those of a discrete one.
   *
   * @param value that the parameter contains
   * @return in [0, 1]
   */
  static double of(Parameter parameter, Object value) {
    if (parameter instanceof LogUniformParameter range) {
      return share(Math.log((Double) value), Math.log(range.low()), Math.log(range.high()));
    }
    if (parameter instanceof UniformParameter range) {
      double low = range.low();
      return range.step().isEmpty()
          ? share((Double) value, low, range.high())
          : middle(Math.rint(((Double) value - low) / range.step().getAsDouble()), range);
    }
    if (parameter instanceof IntParameter range) {
      double number = (Long) value;
      return range.log()
          ? share(Math.log(number), Math.log(range.low() - 0.5), Math.log(range.high() + 0.5))
          : middle((number - range.low()) / range.step(), range);
    }
    if (parameter instanceof ChoiceParameter choice) {
      return middle(choice.values().indexOf(value), choice);
    }
    if (parameter instanceof BooleanParameter) {
      return (Boolean) value ? 0.75 : 0.25;
    }
    // A constant has its value everywhere.
    return 0.5;
  }

  private static double middle(double index, Parameter parameter) {
    return (index + 0.5) / parameter.count().getAsLong();
  }

  private static double share(double value, double low, double high) {
    return Math.min(1, Math.max(0, (value - low) / (high - low)));
  }
}
