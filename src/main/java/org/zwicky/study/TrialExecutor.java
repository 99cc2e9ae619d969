package org.zwicky.study;

/**
 * Port: where trials are executed. Implementations are safe for use by {@link #parallelism()}
 * threads at a time.
 */
public interface TrialExecutor extends AutoCloseable {

  /** How many trials run at a time, at least 1. */
  int parallelism();

  /**
   * Executes a trial and waits for its end. A trial that goes wrong is an outcome, not an
   * exception.
   *
   * @throws InterruptedException when the calling thread is interrupted; the trial is stopped
   */
  TrialOutcome execute(TrialRequest request, TrialObserver observer) throws InterruptedException;

  /** Stops what runs at once: trials under way end as {@link TrialOutcome.Interrupted}. */
  @Override
  void close();
}
