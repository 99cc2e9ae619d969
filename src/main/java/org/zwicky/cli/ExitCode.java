package org.zwicky.cli;

/** What a command's exit code says. */
final class ExitCode {

  static final int DONE = 0;

  /** The work failed: every trial failed, a report could not be written. */
  static final int FAILED = 1;

  /** Bad usage or bad input. */
  static final int BAD_INPUT = 2;

  /** Ended by a signal; what was finished is recorded. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
