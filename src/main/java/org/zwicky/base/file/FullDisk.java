package org.zwicky.base.file;

import java.io.IOException;
import java.util.Locale;

/** Tells want of room on a disk from other troubles. */
public final class FullDisk {

  private FullDisk() {}

  /**
   * Whether something failed because a disk, or a person's share of it, is full, or a file may not
   * be longer ({@code ulimit -f}).
   */
  public static boolean isCauseOf(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      // Java has no type for it: the message is the system's.
      String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
      if (message.contains("no space left")
          || message.contains("disk quota exceeded")
          || message.contains("file too large")
          || (cause instanceof IOException && message.contains("not enough space"))) {
        return true;
      }
    }
    return false;
  }
}
