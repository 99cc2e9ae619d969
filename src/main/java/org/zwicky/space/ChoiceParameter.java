package org.zwicky.space;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One of the listed values, all equally likely.
 *
 * @param values at least one, all different; normalised by {@link Values#normalise}
 */
public record ChoiceParameter(String name, List<Object> values, Optional<Condition> condition)
    implements Parameter {

  public ChoiceParameter {
    values = values.stream().map(Values::normalise).toList();
    if (values.isEmpty() || new HashSet<>(values).size() < values.size()) {
      throw new IllegalArgumentException("Not a set of values: " + values);
    }
  }

  @Override
  public OptionalLong count() {
    return OptionalLong.of(values.size());
  }

  @Override
  public Object valueAt(long index) {
    Values.requireIndex(index, values.size());
    return values.get((int) index);
  }

  @Override
  public Object atCoordinate(double coordinate) {
    return valueAt(Values.indexAt(coordinate, values.size()));
  }

  @Override
  public boolean contains(Object value) {
    return values.contains(value);
  }

  @Override
  public List<Object> samples() {
    return values;
  }
}
