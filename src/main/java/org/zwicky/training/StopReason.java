package org.zwicky.training;

/** Why a training ended. */
public enum StopReason {
  /** All epochs asked for were run. */
  LAST_EPOCH,
  /** The watched metric did not improve for as long as early stopping waits. */
  NO_IMPROVEMENT,
  /** The {@link EpochObserver} said so. */
  OBSERVER
}
