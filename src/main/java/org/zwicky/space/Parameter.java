package org.zwicky.space;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One named dimension of a search space. Its values are {@link Long} (whole numbers), {@link
 * Double}, {@link String}, {@link Boolean}, or immutable lists and maps of these; see {@link
 * Values}. Immutable.
 */
public sealed interface Parameter
    permits IntParameter,
        UniformParameter,
        LogUniformParameter,
        ChoiceParameter,
        BooleanParameter,
        ConstantParameter {

  /** The name that tables, plots and the database show. */
  String name();

  /** When this parameter takes part; empty for always. */
  Optional<Condition> condition();

  /** How many values there are, at least 1; empty for a continuous range. */
  OptionalLong count();

  /**
   * The value at a position of a discrete parameter, in ascending or written order.
   *
   * @param index in [0, count)
   * @throws UnsupportedOperationException for a continuous range
   */
  Object valueAt(long index);

  /**
   * The value at a coordinate; equal steps of the coordinate are equally likely values, on a
   * logarithmic scale where the parameter asks for one.
   *
   * @param coordinate in [0, 1]
   */
  Object atCoordinate(double coordinate);

  /** Whether a (normalised) value is one this parameter can take. */
  boolean contains(Object value);

  /**
   * Values that show what is possible: every one of a list, the ends and an inner value of a range.
   */
  List<Object> samples();

  /** Whether the values form a range without steps. */
  default boolean isContinuous() {
    return count().isEmpty();
  }
}
