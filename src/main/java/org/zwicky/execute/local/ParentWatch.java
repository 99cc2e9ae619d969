package org.zwicky.execute.local;

import java.time.Duration;
import java.util.Optional;

/**
 * A worker's eye on the process that started it, beside the end of its input: that end does not
 * come while any other process holds the other side of the pipe.
 */
final class ParentWatch {

  private ParentWatch() {}

  /**
   * Begins to watch, in a thread of its own.
   *
   * @param onGone called when the parent is gone
   */
  static void begin(Duration interval, Runnable onGone) {
    // Handles know a process by its start time too, so that a later one of the same id is no
    // parent.
    Optional<ProcessHandle> parent = ProcessHandle.current().parent();
    if (parent.isEmpty()) {
      return;
    }
    Thread thread = new Thread(() -> watch(parent.get(), interval, onGone), "parent-watch");
    thread.setDaemon(true);
    thread.start();
  }

  private static void watch(ProcessHandle parent, Duration interval, Runnable onGone) {
    try {
      while (parent.isAlive()) {
        Thread.sleep(interval.toMillis());
      }
      onGone.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
