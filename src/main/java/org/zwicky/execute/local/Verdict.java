package org.zwicky.execute.local;

import org.zwicky.study.FailureKind;

/**
 * Why a worker was lost.
 *
 * @param kind decides whether its trial is tried again
 * @param reason for people, such as "the worker stopped answering for 30 seconds"
 * @param advice to be put behind, with its own punctuation; may be empty
 */
record Verdict(FailureKind kind, String reason, String advice) {

  Verdict(FailureKind kind, String reason) {
    this(kind, reason, "");
  }

  /** What the exit code of a process says that nobody here ended. */
  static Verdict ofExitCode(int code) {
    if (code == WorkerLoop.OUT_OF_HEAP) {
      return new Verdict(
          FailureKind.OVER_MEMORY,
          "the worker ran out of memory (an OutOfMemoryError, mostly of the Java heap)",
          "; a smaller batch or network needs less");
    }
    return new Verdict(
        FailureKind.CRASHED,
        switch (code) {
          case -1 -> "the worker closed its output and could not be ended";
          case 0 -> "the worker ended too early";
          case 128 + 4 ->
              "the worker crashed in native code (SIGILL: an instruction that this processor does not have)";
          case 128 + 6 -> "the worker crashed in native code (SIGABRT)";
          case 128 + 7 ->
              "the worker crashed (SIGBUS: often a file that was cut short, or a full disk)";
          case 128 + 8 -> "the worker crashed in native code (SIGFPE)";
          case 128 + 9 ->
              "the worker was killed (SIGKILL: by hand, or by the system because memory ran out)";
          case 128 + 11 -> "the worker crashed in native code (SIGSEGV)";
          case 128 + 15 -> "the worker was ended from outside (SIGTERM)";
          default ->
              code > 128
                  ? "the worker was ended by signal " + (code - 128)
                  : "the worker ended with exit code " + code;
        });
  }

  /** The whole of it, where no trial ran. */
  String text() {
    return reason + advice;
  }

  /** The whole of it, with how far the trial had come. */
  String text(int epochs) {
    return reason + (epochs == 0 ? " in the first epoch" : " after epoch " + epochs) + advice;
  }
}
