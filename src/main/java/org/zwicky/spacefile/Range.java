package org.zwicky.spacefile;

import java.util.Optional;

/** A lower and an upper end, as written in a list of two numbers. */
record Range<T extends Comparable<T>>(Cursor cursor, T low, T high) {

  /** The ends; empty, with a problem noted, where they do not fit the type. */
  static <T extends Comparable<T>> Optional<Range<T>> read(Cursor list, FieldType<T> type) {
    if (!list.node().isArray() || list.node().size() != 2) {
      list.note(
          "needs a list of two numbers, the lower and the upper end, but found "
              + JsonDialect.show(list.node())
              + ".");
      return Optional.empty();
    }
    Optional<T> low = FieldValues.of(list.child(0), type).first();
    Optional<T> high = FieldValues.of(list.child(1), type).first();
    return low.isPresent() && high.isPresent()
        ? Optional.of(new Range<>(list, low.get(), high.get()))
        : Optional.empty();
  }

  /** Whether low comes before high; notes a problem where it does not. */
  boolean isOrdered(boolean mayBeEqual) {
    int order = low.compareTo(high);
    if (order < 0 || (mayBeEqual && order == 0)) {
      return true;
    }
    cursor.note(
        order == 0
            ? "is an empty range, both ends are %s; write { \"constant\": %s } for a fixed value."
                .formatted(low, low)
            : "is an empty range, %s is above %s; write the lower end first.".formatted(low, high));
    return false;
  }
}
