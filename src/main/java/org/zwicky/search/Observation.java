package org.zwicky.search;

import org.zwicky.space.Assignment;

/**
 * What is known of one trial.
 *
 * @param number 1 for the first of the study
 * @param assignment what it tries
 * @param status where it stands
 * @param value of the objective: of a complete trial its result, of a pruned one what it had
 *     reached; NaN where there is none
 * @param step epochs that it was measured at
 */
public record Observation(
    int number, Assignment assignment, Status status, double value, int step) {

  /** Where a trial stands, as far as samplers care. */
  public enum Status {
    RUNNING,
    COMPLETE,
    PRUNED,
    /** It came to nothing: a program that crashed, a network that diverged. */
    FAILED
  }

  /** Whether it ended with a result that can be compared. */
  public boolean hasResult() {
    return status == Status.COMPLETE && !Double.isNaN(value);
  }
}
