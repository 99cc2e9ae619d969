package org.zwicky.study;

import org.zwicky.base.ZwickyException;

/** A sweep can't go on because a disk is full; the message says what could not be written. */
public final class DiskFullException extends ZwickyException {

  private static final long serialVersionUID = 1L;

  private DiskFullException(String reason) {
    super(
        "The disk is full: %s. All that was recorded before is kept; free some space, then go on."
            .formatted(reason));
  }

  /**
   * What a trial came to.
   *
   * @throws DiskFullException if that is {@link FailureKind#DISK_FULL}
   */
  public static TrialOutcome unlessIn(TrialOutcome outcome) {
    if (outcome instanceof TrialOutcome.Failed failed && failed.kind() == FailureKind.DISK_FULL) {
      throw new DiskFullException(failed.reason());
    }
    return outcome;
  }
}
