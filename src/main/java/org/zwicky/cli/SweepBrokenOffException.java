package org.zwicky.cli;

import org.zwicky.base.ZwickyException;

/** A sweep can't go on for now; the message says why, and how to go on later. */
final class SweepBrokenOffException extends ZwickyException {

  private static final long serialVersionUID = 1L;

  SweepBrokenOffException(Exception why, String resumeCommand) {
    super("%s%nContinue with:%n  %s".formatted(why.getMessage(), resumeCommand), why);
  }
}
