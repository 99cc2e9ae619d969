package org.zwicky.space;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A range of decimal numbers, both ends included, uniform in the logarithm.
 *
 * @param low above 0 and below {@code high}
 */
public record LogUniformParameter(
    String name, double low, double high, Optional<Condition> condition) implements Parameter {

  public LogUniformParameter {
    if (!(low > 0 && low < high) || !Double.isFinite(high)) {
      throw new IllegalArgumentException("Not a logarithmic range: [" + low + ", " + high + "]");
    }
  }

  @Override
  public OptionalLong count() {
    return OptionalLong.empty();
  }

  @Override
  public Object valueAt(long index) {
    throw new UnsupportedOperationException(name + " is continuous");
  }

  @Override
  public Object atCoordinate(double coordinate) {
    Values.requireCoordinate(coordinate);
    double value = Math.exp(Math.log(low) + coordinate * (Math.log(high) - Math.log(low)));
    return Math.min(high, Math.max(low, value));
  }

  @Override
  public boolean contains(Object value) {
    return value instanceof Double number && number >= low && number <= high;
  }

  @Override
  public List<Object> samples() {
    return List.of(low, high, atCoordinate(0.382));
  }
}
