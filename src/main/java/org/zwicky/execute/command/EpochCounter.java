package org.zwicky.execute.command;

import java.util.OptionalInt;

/** Numbers a command's lines of metrics from 1, however the command counts. Not thread-safe. */
final class EpochCounter {

  private int last;
  private int shift;

  /**
   * @param fromZero whether the command is known to count from 0: one that goes on after its own
   *     checkpoint does not begin with it
   */
  EpochCounter(boolean fromZero) {
    this.shift = fromZero ? 1 : 0;
  }

  /** Whether the command counts from 0, as far as it has shown. */
  boolean countsFromZero() {
    return shift > 0;
  }

  /**
   * The epoch of the next line: what the line says, one more for all where the first says 0, or the
   * one after the last where it says nothing. Empty for one that is not beyond the last, which is
   * no epoch of its own.
   */
  OptionalInt next(OptionalInt said) {
    if (last == 0 && said.isPresent() && said.getAsInt() == 0) {
      shift = 1;
    }
    int epoch = said.isPresent() ? said.getAsInt() + shift : last + 1;
    if (epoch <= last) {
      return OptionalInt.empty();
    }
    last = epoch;
    return OptionalInt.of(epoch);
  }

  /** The last epoch; 0 before the first. */
  int last() {
    return last;
  }
}
