package org.zwicky.space;

import java.util.List;

/** The kinds of value a parameter takes, each in one Java type, so that equal values are equal. */
public final class Values {

  private Values() {}

  /**
   * Brings a value to its one type: whole numbers to {@link Long}, other numbers to {@link Double},
   * lists to immutable lists of such.
   *
   * @throws IllegalArgumentException for null, a number that is not finite, or any other type
   */
  public static Object normalise(Object value) {
    if (value instanceof Long || value instanceof Boolean || value instanceof String) {
      return value;
    }
    if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
      return ((Number) value).longValue();
    }
    if ((value instanceof Double || value instanceof Float)
        && Double.isFinite(((Number) value).doubleValue())) {
      return ((Number) value).doubleValue();
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Values::normalise).toList();
    }
    throw new IllegalArgumentException("Not a parameter value: " + value);
  }

  /** Maps a coordinate in [0, 1] to one of {@code count} equal parts. */
  static long indexAt(double coordinate, long count) {
    requireCoordinate(coordinate);
    return Math.min(count - 1, (long) (coordinate * count));
  }

  static void requireCoordinate(double coordinate) {
    if (!(coordinate >= 0 && coordinate <= 1)) {
      throw new IllegalArgumentException("A coordinate lies in [0, 1], not at " + coordinate);
    }
  }

  static void requireIndex(long index, long count) {
    if (index < 0 || index >= count) {
      throw new IndexOutOfBoundsException(index + " of " + count + " values");
    }
  }
}
