package org.zwicky.space;

import java.util.List;
import java.util.Optional;

/** Finds out which of a parameter's values a value means. Pure functions. */
public final class Conversion {

  private Conversion() {}

  /**
   * The parameter's own value: 1 and 1.0 mean the same.
   *
   * @param value normalised by {@link Values#normalise}
   * @return empty where the parameter has no such value
   */
  public static Optional<Object> to(Parameter parameter, Object value) {
    if (value instanceof Number number) {
      boolean whole = number.doubleValue() == number.longValue();
      List<Object> readings =
          whole ? List.of(number, number.doubleValue(), number.longValue()) : List.of(number);
      return readings.stream().filter(parameter::contains).findFirst();
    }
    return Optional.of(value).filter(parameter::contains);
  }
}
