package org.zwicky.app.sweep;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleSupplier;
import org.deeplearning4j.arbiter.optimize.api.termination.TerminationCondition;
import org.deeplearning4j.arbiter.optimize.runner.IOptimizationRunner;

/**
 * {@code sweep.timeout}, shared between the trials and the finalists that are trained after them.
 * By a clock that nobody can set. Thread-safe.
 */
final class TimeBudget implements TerminationCondition {

  private static final double TOLERANCE = 0.03;

  private final Optional<Duration> timeout;
  private final DoubleSupplier reserveSeconds;
  private final long begin = System.nanoTime();
  private volatile boolean reserved;

  /**
   * Begins now.
   *
   * @param timeout empty for no limit
   * @param reserveSeconds what is needed after the last trial has begun, as far as is known by now
   */
  TimeBudget(Optional<Duration> timeout, DoubleSupplier reserveSeconds) {
    this.timeout = timeout;
    this.reserveSeconds = reserveSeconds;
  }

  @Override
  public void initialize(IOptimizationRunner runner) {
    // It began with the sweep, before there was a runner.
  }

  /** Whether no further trial may start. */
  @Override
  public boolean terminate(IOptimizationRunner runner) {
    if (timeout.isEmpty()) {
      return false;
    }
    reserved = elapsedSeconds() + reserveSeconds.getAsDouble() >= timeout.get().toMillis() / 1e3;
    return reserved;
  }

  /** Whether trials were ended for the sake of what follows them. */
  boolean wasReserved() {
    return reserved && !isOver();
  }

  /** Whether all the time is used up. */
  boolean isOver() {
    return timeout.filter(limit -> elapsedSeconds() >= limit.toMillis() / 1e3).isPresent();
  }

  /**
   * Whether what takes so many seconds had better not begin: it would end farther beyond the limit
   * than there is time left without it.
   */
  boolean isTooShortFor(double seconds) {
    return timeout
        .filter(limit -> limit.toMillis() / 1e3 - elapsedSeconds() < seconds / 2)
        .isPresent();
  }

  /**
   * Seconds in which a trial that starts now has to end, so that what follows the trials ends in
   * time; a little more, for nobody knows a trial's time to the second. Empty for no limit.
   *
   * @param following seconds that are needed after the last trial
   */
  OptionalDouble secondsForTrial(double following) {
    return timeout.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            timeout.get().toMillis() / 1e3 * (1 + TOLERANCE) - elapsedSeconds() - following);
  }

  private double elapsedSeconds() {
    return (System.nanoTime() - begin) / 1e9;
  }
}
