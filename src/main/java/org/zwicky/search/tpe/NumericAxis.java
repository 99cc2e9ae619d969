package org.zwicky.search.tpe;

import java.util.function.DoubleFunction;
import org.zwicky.space.IntParameter;
import org.zwicky.space.LogUniformParameter;
import org.zwicky.space.Parameter;
import org.zwicky.space.UniformParameter;

/**
 * Numbers in order, in the logarithm where their parameter is logarithmic. Every value of a
 * parameter with steps owns the half steps around it, so that the axis is by half a step longer
 * than its values at both ends.
 *
 * @param low where the axis begins
 * @param high where it ends
 * @param log whether positions are logarithms
 * @param halfStep half the distance of neighbouring values, before the logarithm; 0 for a
 *     continuous range
 * @param values which value lies where
 */
record NumericAxis(
    String name,
    double low,
    double high,
    boolean log,
    double halfStep,
    DoubleFunction<Object> values)
    implements Axis {

  static NumericAxis of(Parameter parameter) {
    if (parameter instanceof LogUniformParameter range) {
      return new NumericAxis(
          range.name(),
          Math.log(range.low()),
          Math.log(range.high()),
          true,
          0,
          position -> Math.min(range.high(), Math.max(range.low(), Math.exp(position))));
    }
    if (parameter instanceof UniformParameter range) {
      return range.step().isEmpty()
          ? new NumericAxis(range.name(), range.low(), range.high(), false, 0, position -> position)
          : stepped(range, range.low(), range.step().getAsDouble());
    }
    IntParameter range = (IntParameter) parameter;
    return range.log()
        ? new NumericAxis(
            range.name(),
            Math.log(range.low() - 0.5),
            Math.log(range.high() + 0.5),
            true,
            0.5,
            position ->
                Math.min(range.high(), Math.max(range.low(), Math.round(Math.exp(position)))))
        : stepped(range, range.low(), range.step());
  }

  private static NumericAxis stepped(Parameter parameter, double low, double step) {
    long last = parameter.count().getAsLong() - 1;
    return new NumericAxis(
        parameter.name(),
        low - step / 2,
        low + step * (last + 0.5),
        false,
        step / 2,
        position ->
            parameter.valueAt(Math.min(last, Math.max(0, Math.round((position - low) / step)))));
  }

  @Override
  public double position(Object value) {
    double number = ((Number) value).doubleValue();
    return log ? Math.log(number) : number;
  }

  @Override
  public Object value(double position) {
    return values.apply(position);
  }

  /** Where the part of the axis begins that a position's value owns. */
  double binStart(double position) {
    return log ? Math.log(Math.exp(position) - halfStep) : position - halfStep;
  }

  /** Where the part of the axis ends that a position's value owns. */
  double binEnd(double position) {
    return log ? Math.log(Math.exp(position) + halfStep) : position + halfStep;
  }

  @Override
  public Kernels kernels(double[] positions) {
    return new NumericKernels(this, positions);
  }
}
