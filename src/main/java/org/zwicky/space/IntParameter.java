package org.zwicky.space;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Whole numbers {@code low, low + step, …} up to {@code high}.
 *
 * @param low the smallest value; at least 1 on a logarithmic scale
 * @param high not below {@code low}; itself a value only where the steps meet it
 * @param step at least 1; exactly 1 on a logarithmic scale
 * @param log whether draws are uniform in the logarithm
 */
public record IntParameter(
    String name, long low, long high, long step, boolean log, Optional<Condition> condition)
    implements Parameter {

  public IntParameter {
    if (low > high || step < 1 || (log && (low < 1 || step != 1))) {
      throw new IllegalArgumentException(
          "Not a range: [" + low + ", " + high + "], step " + step + (log ? ", log" : ""));
    }
    Math.subtractExact(high, low);
  }

  @Override
  public OptionalLong count() {
    return OptionalLong.of((high - low) / step + 1);
  }

  @Override
  public Object valueAt(long index) {
    Values.requireIndex(index, count().getAsLong());
    return low + index * step;
  }

  @Override
  public Object atCoordinate(double coordinate) {
    if (!log) {
      return valueAt(Values.indexAt(coordinate, count().getAsLong()));
    }
    Values.requireCoordinate(coordinate);
    // Each whole number v owns [v - 0.5, v + 0.5) of the logarithmic axis.
    double from = Math.log(low - 0.5);
    double to = Math.log(high + 0.5);
    long value = Math.round(Math.exp(from + coordinate * (to - from)));
    return Math.min(high, Math.max(low, value));
  }

  @Override
  public boolean contains(Object value) {
    return value instanceof Long number
        && number >= low
        && number <= high
        && (number - low) % step == 0;
  }

  @Override
  public List<Object> samples() {
    long last = count().getAsLong() - 1;
    Set<Object> samples = new LinkedHashSet<>();
    samples.add(valueAt(0));
    samples.add(valueAt(last / 2));
    samples.add(valueAt(last));
    return List.copyOf(samples);
  }
}
