package org.zwicky.space;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A range of decimal numbers, both ends included, all equally likely.
 *
 * @param low below {@code high}
 * @param step the distance of neighbouring values from {@code low} on; empty for a continuous range
 */
public record UniformParameter(
    String name, double low, double high, OptionalDouble step, Optional<Condition> condition)
    implements Parameter {

  private static final double STEP_TOLERANCE = 1e-9;

  public UniformParameter {
    if (!(low < high) || !Double.isFinite(low) || !Double.isFinite(high - low)) {
      throw new IllegalArgumentException("Not a range: [" + low + ", " + high + "]");
    }
    if (step.isPresent()
        && !(step.getAsDouble() > 0 && (high - low) / step.getAsDouble() < 1L << 53)) {
      throw new IllegalArgumentException("Not a step: " + step.getAsDouble());
    }
  }

  @Override
  public OptionalLong count() {
    return step.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of((long) Math.floor(steps(high) + STEP_TOLERANCE) + 1);
  }

  @Override
  public Object valueAt(long index) {
    if (step.isEmpty()) {
      throw new UnsupportedOperationException(name + " is continuous");
    }
    Values.requireIndex(index, count().getAsLong());
    // Decimal arithmetic, so that the steps of 0.1 are 0.3 and not 0.30000000000000004.
    return BigDecimal.valueOf(step.getAsDouble())
        .multiply(BigDecimal.valueOf(index))
        .add(BigDecimal.valueOf(low))
        .doubleValue();
  }

  @Override
  public Object atCoordinate(double coordinate) {
    if (step.isPresent()) {
      return valueAt(Values.indexAt(coordinate, count().getAsLong()));
    }
    Values.requireCoordinate(coordinate);
    return Math.min(high, low + coordinate * (high - low));
  }

  @Override
  public boolean contains(Object value) {
    if (!(value instanceof Double number) || !(number >= low && number <= high)) {
      return false;
    }
    return step.isEmpty() || Math.abs(steps(number) - Math.rint(steps(number))) < STEP_TOLERANCE;
  }

  @Override
  public List<Object> samples() {
    return step.isPresent()
        ? List.of(
            valueAt(0), valueAt((count().getAsLong() - 1) / 2), valueAt(count().getAsLong() - 1))
        : List.of(low, high, low + 0.382 * (high - low));
  }

  private double steps(double value) {
    return (value - low) / step.getAsDouble();
  }
}
