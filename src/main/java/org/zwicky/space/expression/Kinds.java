package org.zwicky.space.expression;

import java.math.BigDecimal;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zwicky.space.Values;

/** Takes values as what they are: nothing is converted, so that a slip is found. */
final class Kinds {

  /** Before the decimal point; what has more is no 64-bit number anyway. */
  private static final int MAX_DIGITS = 400;

  private Kinds() {}

  /** A parameter's value as expressions calculate with it: numbers are decimal. */
  static Object of(Object value) {
    if (value instanceof Long number) {
      return BigDecimal.valueOf(number);
    }
    if (value instanceof Double number) {
      return BigDecimal.valueOf(number);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Kinds::of).toList();
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> members = new LinkedHashMap<>();
      map.forEach((name, member) -> members.put(name, of(member)));
      return members;
    }
    return value;
  }

  /**
   * A number.
   *
   * @param sign of the operator or function that takes it, for the message
   */
  static BigDecimal number(String sign, Object value) {
    if (!(value instanceof BigDecimal number)) {
      throw misfit(sign, "numbers", value);
    }
    if (number.precision() - (long) number.scale() > MAX_DIGITS) {
      throw new ExpressionException("a number is too large", 0);
    }
    return number;
  }

  /** True or false. */
  static boolean flag(String sign, Object value) {
    if (!(value instanceof Boolean flag)) {
      throw misfit(sign, "true or false", value);
    }
    return flag;
  }

  /** The elements of a list. */
  static List<?> list(String sign, Object value) {
    if (!(value instanceof List<?> list)) {
      throw misfit(sign, "a list in brackets after it", value);
    }
    return list;
  }

  /** Whether two values are the same; numbers by size, whatever their decimals. */
  static boolean same(Object a, Object b) {
    if (a instanceof BigDecimal number && b instanceof BigDecimal other) {
      return number.compareTo(other) == 0;
    }
    if (a instanceof List<?> list && b instanceof List<?> other) {
      Iterator<?> others = other.iterator();
      return list.size() == other.size()
          && list.stream().allMatch(element -> same(element, others.next()));
    }
    return a.equals(b);
  }

  /**
   * Whether two values are the same.
   *
   * @throws ExpressionException if it makes no sense to ask
   */
  static boolean requireSame(Object a, Object b) {
    if (!kind(a).equals(kind(b))) {
      throw new ExpressionException("%s is compared with %s".formatted(show(a), show(b)), 0);
    }
    return same(a, b);
  }

  private static Class<?> kind(Object value) {
    if (value instanceof List) {
      return List.class;
    }
    return value instanceof Map ? Map.class : value.getClass();
  }

  private static ExpressionException misfit(String sign, String wanted, Object value) {
    return new ExpressionException(
        "\"%s\" takes %s, not %s".formatted(sign, wanted, show(value)), 0);
  }

  private static String show(Object value) {
    if (value instanceof BigDecimal number) {
      return Values.text(Values.plain(number.doubleValue()));
    }
    if (value instanceof String text) {
      return "\"" + text + "\"";
    }
    if (value instanceof List) {
      return "a list";
    }
    return value instanceof Map ? "an object" : String.valueOf(value);
  }
}
