package org.zwicky.study;

/**
 * Follows a sweep, in more detail than Arbiter's {@code StatusListener}. Called from the threads
 * that execute trials, one call at a time.
 */
public interface SweepListener {

  /** A trial begins. */
  default void onTrialStarted(TrialRequest request) {}

  /** A trial finished an epoch, which is recorded. */
  default void onEpoch(TrialRequest request, Measurement measurement) {}

  /** A trial is begun again after its process was lost. */
  default void onTrialRetried(TrialRequest request, String reason) {}

  /** How a trial ended, which is recorded; followed by {@link #onTrialEnded}. */
  default void onOutcome(TrialRequest request, TrialOutcome outcome) {}

  /** A trial ended, which is recorded. */
  default void onTrialEnded(Trial trial) {}
}
