package org.zwicky.base.file;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Brings to the disk itself what a power cut would take along. */
public final class DiskSync {

  private DiskSync() {}

  /**
   * Waits until a file's bytes are on the disk.
   *
   * @throws IOException if the disk can't take them
   */
  public static void file(Path file) throws IOException {
    // Unlike a channel, it is not closed when its thread is interrupted.
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      open.getFD().sync();
    }
  }

  /** Waits until a directory's names are on the disk, where the system lets a program wait. */
  public static void directory(Path directory) {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows opens no directories, and keeps their names by itself.
      return;
    }
  }
}
