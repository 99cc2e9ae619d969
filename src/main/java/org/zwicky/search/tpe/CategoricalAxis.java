package org.zwicky.search.tpe;

import java.util.List;
import java.util.stream.LongStream;
import org.zwicky.space.Parameter;

/**
 * Values without an order; their positions are their indices.
 *
 * @param values all of them
 */
record CategoricalAxis(String name, List<Object> values) implements Axis {

  static CategoricalAxis of(Parameter parameter) {
    return new CategoricalAxis(
        parameter.name(),
        LongStream.range(0, parameter.count().getAsLong()).mapToObj(parameter::valueAt).toList());
  }

  @Override
  public double position(Object value) {
    return values.indexOf(value);
  }

  @Override
  public Object value(double position) {
    return values.get((int) position);
  }

  @Override
  public Kernels kernels(double[] positions) {
    return new CategoricalKernels(positions, values.size());
  }
}
