package org.zwicky.execute.local;

/** A worker process ended in the middle of a trial. */
final class WorkerDiedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  WorkerDiedException(int exitCode, Throwable cause) {
    super("the worker process ended with " + describe(exitCode), cause);
    this.exitCode = exitCode;
  }

  /**
   * Whether an interrupt or a request to end, which a terminal sends to parent and workers alike,
   * ended it.
   */
  boolean isInterruption() {
    return exitCode == 128 + 2 || exitCode == 128 + 15;
  }

  private static String describe(int exitCode) {
    return switch (exitCode) {
      case 128 + 6 -> "exit code 134 (SIGABRT: a crash in native code)";
      case 128 + 9 -> "exit code 137 (SIGKILL: often the system was out of memory)";
      case 128 + 11 -> "exit code 139 (SIGSEGV: a crash in native code)";
      case 3 -> "exit code 3 (out of Java heap memory)";
      default -> "exit code " + exitCode;
    };
  }
}
