package org.zwicky.execute.local;

import java.util.ArrayDeque;
import java.util.Deque;

/** The last lines of what a worker printed, without empty ones. Thread-safe. */
final class LogTail {

  private static final int LINES = 8;
  private static final int WIDTH = 500;

  private final Deque<String> lines = new ArrayDeque<>();

  synchronized void add(String line) {
    // A JVM that crashes frames its words with number signs.
    if (line.isBlank() || line.strip().equals("#")) {
      return;
    }
    lines.addLast(line.substring(0, Math.min(line.length(), WIDTH)));
    if (lines.size() > LINES) {
      lines.removeFirst();
    }
  }

  /** To be put behind a message: empty if nothing was printed. */
  synchronized String asSuffix() {
    return lines.isEmpty() ? "" : "; the last it printed:\n" + String.join("\n", lines);
  }
}
