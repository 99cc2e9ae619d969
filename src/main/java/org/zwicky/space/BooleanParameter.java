package org.zwicky.space;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** False or true, equally likely. */
public record BooleanParameter(String name, Optional<Condition> condition) implements Parameter {

  @Override
  public OptionalLong count() {
    return OptionalLong.of(2);
  }

  @Override
  public Object valueAt(long index) {
    Values.requireIndex(index, 2);
    return index == 1;
  }

  @Override
  public Object atCoordinate(double coordinate) {
    return valueAt(Values.indexAt(coordinate, 2));
  }

  @Override
  public boolean contains(Object value) {
    return value instanceof Boolean;
  }

  @Override
  public List<Object> samples() {
    return List.of(false, true);
  }
}
