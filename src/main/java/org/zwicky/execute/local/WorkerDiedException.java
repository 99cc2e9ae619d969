package org.zwicky.execute.local;

/** A worker process ended, or was ended, in the middle of its work. */
final class WorkerDiedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Verdict verdict;
  private final int exitCode;

  WorkerDiedException(Verdict verdict, int exitCode, Throwable cause) {
    super(verdict.text(), cause);
    this.verdict = verdict;
    this.exitCode = exitCode;
  }

  Verdict verdict() {
    return verdict;
  }

  /**
   * Whether an interrupt or a request to end, which a terminal sends to parent and workers alike,
   * ended it.
   */
  boolean isInterruption() {
    return exitCode == 128 + 2 || exitCode == 128 + 15;
  }
}
