package org.zwicky.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The signal that interrupts the processes a test starts. */
final class Interrupt {

  private static final Path STATUS = Path.of("/proc/self/status");

  private Interrupt() {}

  /** INT; TERM where a shell started the tests in its background, so that INT is ignored. */
  static String signal() {
    return isIntIgnored() ? "TERM" : "INT";
  }

  /** Whether this process, and so every one it starts, ignores SIGINT. */
  static boolean isIntIgnored() {
    try {
      return Files.exists(STATUS)
          && Files.readAllLines(STATUS).stream()
              .filter(line -> line.startsWith("SigIgn:"))
              .map(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
              .anyMatch(mask -> (mask & 1L << 1) != 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
