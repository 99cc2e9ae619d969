package org.zwicky.space;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The kinds of value a parameter takes, each in one Java type, so that equal values are equal. */
public final class Values {

  private static final double MAX_EXACT = 1L << 53;

  private Values() {}

  /**
   * Brings a value to its one type: whole numbers to {@link Long}, other numbers to {@link Double},
   * lists and maps with texts as keys to immutable ones of such.
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
    if (value instanceof Map<?, ?> map
        && map.keySet().stream().allMatch(String.class::isInstance)) {
      Map<String, Object> members = new LinkedHashMap<>();
      map.forEach((name, member) -> members.put((String) name, normalise(member)));
      return Collections.unmodifiableMap(members);
    }
    throw new IllegalArgumentException("Not a parameter value: " + value);
  }

  /** A number as {@link Long} where it is whole and exact, else as {@link Double}. */
  public static Object plain(double number) {
    return number == Math.rint(number) && Math.abs(number) < MAX_EXACT
        ? (Object) (long) number
        : (Object) number;
  }

  /** A value as it reads in a sentence: a text as it is, lists and objects as compact JSON. */
  public static String text(Object value) {
    return value instanceof List || value instanceof Map ? json(value) : value.toString();
  }

  private static String json(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(member -> quote(member.getKey()) + ":" + json(member.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Values::json).collect(Collectors.joining(", ", "[", "]"));
    }
    return value instanceof String ? quote(value) : value.toString();
  }

  private static String quote(Object text) {
    return '"' + text.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
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
