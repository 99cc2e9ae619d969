package org.zwicky.spacefile;

import java.util.List;
import java.util.Optional;

/**
 * What a field can be: one value where it is written out, several where it refers to a parameter.
 *
 * @param values the values; none where only the parameter is known to be wrong, or is inactive
 * @param absentUnless under which condition there is a value at all; empty for always
 */
record Possibilities<T>(List<Possible<T>> values, Optional<String> absentUnless) {

  /**
   * One value.
   *
   * @param origin for a message, e.g. {@code found 3} or {@code $blocks can be 3}
   */
  record Possible<T>(T value, String origin) {}

  static <T> Possibilities<T> only(T value, String origin) {
    return new Possibilities<>(List.of(new Possible<>(value, origin)), Optional.empty());
  }

  /** Something is wrong and has been noted already. */
  static <T> Possibilities<T> broken() {
    return new Possibilities<>(List.of(), Optional.empty());
  }

  /** Whether there is nothing to go on with because a problem was noted. */
  boolean isBroken() {
    return values.isEmpty() && absentUnless.isEmpty();
  }

  /** The first value. */
  Optional<T> first() {
    return values.stream().findFirst().map(Possible::value);
  }
}
