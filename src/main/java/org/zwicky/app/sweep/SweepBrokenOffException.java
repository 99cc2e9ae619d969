package org.zwicky.app.sweep;

import org.zwicky.base.ZwickyException;

/** A sweep can't go on for now; the message says why, and how to go on later. */
public final class SweepBrokenOffException extends ZwickyException {

  private static final long serialVersionUID = 1L;

  /**
   * @param resumeCommand what to type to go on
   */
  public SweepBrokenOffException(Exception why, String resumeCommand) {
    super("%s%nContinue with:%n  %s".formatted(why.getMessage(), resumeCommand), why);
  }
}
