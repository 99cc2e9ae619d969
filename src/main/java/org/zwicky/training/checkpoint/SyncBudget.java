package org.zwicky.training.checkpoint;

import java.util.function.LongSupplier;

/**
 * Says when to bring a file to the disk itself: whenever the last time took less than a fiftieth of
 * the time since then. Where that takes some milliseconds, as usual, it is after every epoch. Not
 * thread-safe.
 */
final class SyncBudget {

  private static final int LEAST_RATIO = 50;

  private final LongSupplier nanos;
  private long last;
  private long cost;

  /**
   * @param nanos a clock, such as {@link System#nanoTime()}
   */
  SyncBudget(LongSupplier nanos) {
    this.nanos = nanos;
    this.last = nanos.getAsLong();
  }

  /** Whether it is worth its time now; at first, it is. */
  boolean isDue() {
    return nanos.getAsLong() - last >= LEAST_RATIO * cost;
  }

  /** Notes that it was done, beginning at such a time of the clock. */
  void spent(long begin) {
    last = nanos.getAsLong();
    cost = last - begin;
  }

  /** The clock's time. */
  long now() {
    return nanos.getAsLong();
  }
}
