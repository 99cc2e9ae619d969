package org.zwicky.training;

/** Why a training ended. */
public enum StopReason {
  /** All epochs asked for were run. */
  LAST_EPOCH("ran all its epochs"),
  /** The watched metric did not improve for as long as early stopping waits. */
  NO_IMPROVEMENT("stopped early: no improvement"),
  /** The {@link EpochObserver} said so. */
  OBSERVER("stopped on request");

  private final String description;

  StopReason(String description) {
    this.description = description;
  }

  /** A few words for people. */
  public String description() {
    return description;
  }
}
