package org.zwicky.study;

/**
 * Where a trial stands. COMPLETE, PRUNED and FAILED are final: a trial in one of them never changes
 * again.
 */
public enum TrialState {
  /**
   * Proposed but not running: it was interrupted, and a resumed sweep goes on with it after its
   * last recorded epoch.
   */
  WAITING,
  RUNNING,
  COMPLETE,
  /** Stopped early because it was not promising. */
  PRUNED,
  FAILED;

  /** Whether a trial in this state is over for good. */
  public boolean isFinal() {
    return this == COMPLETE || this == PRUNED || this == FAILED;
  }
}
