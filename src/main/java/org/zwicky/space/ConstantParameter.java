package org.zwicky.space;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A single value, named so that tables show it.
 *
 * @param value normalised by {@link Values#normalise}
 */
public record ConstantParameter(String name, Object value, Optional<Condition> condition)
    implements Parameter {

  public ConstantParameter {
    value = Values.normalise(value);
  }

  @Override
  public OptionalLong count() {
    return OptionalLong.of(1);
  }

  @Override
  public Object valueAt(long index) {
    Values.requireIndex(index, 1);
    return value;
  }

  @Override
  public Object atCoordinate(double coordinate) {
    Values.requireCoordinate(coordinate);
    return value;
  }

  @Override
  public boolean contains(Object other) {
    return value.equals(other);
  }

  @Override
  public List<Object> samples() {
    return List.of(value);
  }
}
