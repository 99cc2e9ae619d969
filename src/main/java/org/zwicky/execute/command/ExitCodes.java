package org.zwicky.execute.command;

import java.util.Map;

/** What the exit codes say that a shell gives. */
final class ExitCodes {

  private static final int SIGNAL = 128;
  private static final int LAST_SIGNAL = 64;
  private static final Map<Integer, String> SIGNALS =
      Map.of(
          2, "SIGINT: an interrupt",
          4, "SIGILL: an instruction that this processor does not have",
          6, "SIGABRT: it gave up by itself",
          7, "SIGBUS: a crash",
          8, "SIGFPE: a crash",
          9, "SIGKILL: often the system was out of memory",
          11, "SIGSEGV: a crash",
          15, "SIGTERM: somebody asked it to end");

  private ExitCodes() {}

  static boolean isSignal(int code) {
    return code > SIGNAL && code <= SIGNAL + LAST_SIGNAL;
  }

  /** Whether an interrupt or a request to end, which a whole system gets at once, ended it. */
  static boolean isInterruption(int code) {
    return code == SIGNAL + 2 || code == SIGNAL + 15;
  }

  /** To follow the one that ended. */
  static String describe(int code) {
    if (!isSignal(code)) {
      return "ended with exit code " + code;
    }
    int signal = code - SIGNAL;
    return "was killed by signal %d%s"
        .formatted(signal, SIGNALS.containsKey(signal) ? " (" + SIGNALS.get(signal) + ")" : "");
  }
}
