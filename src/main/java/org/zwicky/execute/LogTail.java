package org.zwicky.execute;

import java.util.ArrayDeque;
import java.util.Deque;

/** The last lines of what a process printed, without empty ones. Thread-safe. */
public final class LogTail {

  private static final int LINES = 8;
  private static final int WIDTH = 500;

  private final Deque<String> lines = new ArrayDeque<>();

  /** Adds a line; the oldest beyond a few go. */
  public synchronized void add(String line) {
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
  public synchronized String asSuffix() {
    return lines.isEmpty() ? "" : "; the last it printed:\n" + String.join("\n", lines);
  }
}
