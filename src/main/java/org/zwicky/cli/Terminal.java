package org.zwicky.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import sun.misc.Signal;

/** What the launcher knows of the terminal, which Java itself can't tell. */
final class Terminal {

  private static final String LIVE = "zwicky.live";
  private static final String COLUMNS = "zwicky.columns";
  private static final String LIVE_COLUMNS = "zwicky.liveColumns";
  private static final int USUAL_COLUMNS = 80;

  private Terminal() {}

  /** Whether stderr is a terminal, on which a line can be written over. */
  static boolean isLive() {
    return Boolean.getBoolean(LIVE);
  }

  /**
   * Signs that fit into a line of stdout; without bound where that is no terminal. As it was when
   * the command started.
   */
  static int columns() {
    int columns = Integer.getInteger(COLUMNS, 0);
    return columns > 0 ? columns : Integer.MAX_VALUE;
  }

  /** Signs that fit into a line of the terminal that stderr is, at this moment. */
  static int liveColumns() {
    return Window.columns;
  }

  /** Follows the size of the window; only asked for where there is a live line. */
  private static final class Window {

    private static volatile int columns = Integer.getInteger(LIVE_COLUMNS, 0);

    static {
      if (columns <= 0) {
        columns = USUAL_COLUMNS;
      }
      if (isLive()) {
        follow();
      }
    }

    private static void follow() {
      try {
        Signal.handle(new Signal("WINCH"), signal -> ask().ifPresent(now -> columns = now));
      } catch (IllegalArgumentException e) {
        // A system without this signal: the size stays as it was.
        columns = Math.min(columns, USUAL_COLUMNS);
      }
    }

    private static OptionalInt ask() {
      try {
        Process stty =
            new ProcessBuilder("stty", "size")
                .redirectInput(new File("/dev/tty"))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String[] size =
            new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                .strip()
                .split(" ");
        int now = size.length == 2 ? Integer.parseInt(size[1]) : 0;
        return now > 0 ? OptionalInt.of(now) : OptionalInt.empty();
      } catch (IOException | NumberFormatException e) {
        return OptionalInt.empty();
      }
    }
  }
}
