package org.zwicky.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Closes what H2 leaves open: it forgets, and so keeps locked, a file that turns out to be damaged.
 */
final class OpenedChannels {

  /** What a thread opened, while it wants to know. */
  private static final ThreadLocal<List<FileChannel>> OPENED = new ThreadLocal<>();

  private OpenedChannels() {}

  /** Runs what opens files, and closes those that are left open. */
  static void closingAll(Runnable work) {
    List<FileChannel> opened = new ArrayList<>();
    OPENED.set(opened);
    try {
      work.run();
    } finally {
      OPENED.remove();
      for (FileChannel channel : opened) {
        try {
          channel.close();
        } catch (IOException e) {
          // It was only read.
          continue;
        }
      }
    }
  }

  /** Remembers a channel if this thread wants to know. */
  static FileChannel note(FileChannel channel) {
    List<FileChannel> opened = OPENED.get();
    if (opened != null) {
      opened.add(channel);
    }
    return channel;
  }
}
