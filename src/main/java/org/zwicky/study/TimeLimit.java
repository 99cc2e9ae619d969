package org.zwicky.study;

import java.time.Duration;
import org.deeplearning4j.arbiter.optimize.api.termination.TerminationCondition;
import org.deeplearning4j.arbiter.optimize.runner.IOptimizationRunner;

/**
 * Ends a sweep after a time, by a clock that nobody can set: Arbiter's own condition reads the
 * system's, which may jump. Not thread-safe: the runner asks it under its own lock.
 */
public final class TimeLimit implements TerminationCondition {

  private final Duration limit;
  private long begin = System.nanoTime();

  /**
   * @param limit counted from {@link #initialize}
   */
  public TimeLimit(Duration limit) {
    this.limit = limit;
  }

  @Override
  public void initialize(IOptimizationRunner runner) {
    begin = System.nanoTime();
  }

  @Override
  public boolean terminate(IOptimizationRunner runner) {
    return Duration.ofNanos(System.nanoTime() - begin).compareTo(limit) >= 0;
  }
}
