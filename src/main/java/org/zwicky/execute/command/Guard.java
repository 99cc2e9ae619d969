package org.zwicky.execute.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Puts a small shell script between this process and a command. The script's standard input is a
 * pipe that nobody writes to: it ends when this process closes it, or is killed, and the script
 * then ends the command with all that it started. Java alone could do neither: a killed process
 * does nothing more, and children whose parent is gone can't be found any longer.
 */
final class Guard {

  private static final boolean WINDOWS =
      System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
  private static final String SCRIPT = script();

  private Guard() {}

  /** Whether there is one on this system. */
  static boolean isThere() {
    return !WINDOWS;
  }

  /** The command behind its guard, where there is one. */
  static List<String> before(List<String> command, Duration grace) {
    if (!isThere()) {
      return command;
    }
    List<String> guarded =
        new ArrayList<>(List.of("/bin/sh", "-c", SCRIPT, Long.toString(grace.toSeconds())));
    guarded.addAll(command);
    return guarded;
  }

  private static String script() {
    try (InputStream script = Guard.class.getResourceAsStream("guard.sh")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
