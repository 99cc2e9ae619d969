package org.zwicky.execute.local;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Counts the time in which this process runs. A longer gap between two readings means that nobody
 * read, because the machine slept or the process was stopped; it counts as no more than a short
 * one. Workers sleep and wake with their parent, so that none may be held silent or slow for such a
 * gap. It must be read often. Thread-safe.
 */
final class AwakeClock {

  private final LongSupplier nanoTime;
  private final long longestGap;
  private long read;
  private long awake;

  /**
   * @param nanoTime monotonic, as {@link System#nanoTime()}
   * @param longestGap what a longer gap counts as
   */
  AwakeClock(LongSupplier nanoTime, Duration longestGap) {
    this.nanoTime = nanoTime;
    this.longestGap = longestGap.toNanos();
    this.read = nanoTime.getAsLong();
  }

  /** Nanoseconds awake since the clock was made. */
  synchronized long nanos() {
    long now = nanoTime.getAsLong();
    awake += Math.min(now - read, longestGap);
    read = now;
    return awake;
  }
}
