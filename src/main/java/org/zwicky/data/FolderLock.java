package org.zwicky.data;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.zwicky.base.file.OwnerOnly;

/** Lets one thread of one process at a time make files in a directory. Thread-safe. */
public final class FolderLock {

  /** Within a process; between processes the lock file does it, which knows no threads. */
  private static final Object ONE_AT_A_TIME = new Object();

  private FolderLock() {}

  /** What is done while nobody else does the like. */
  @FunctionalInterface
  public interface Work {

    /** Does it; whoever waited may find it done. */
    void run() throws IOException;
  }

  /**
   * Waits for its turn, removes what killed processes left unfinished, and runs.
   *
   * @param folder made if it is not there
   * @param lock name of the lock file in it
   * @param unfinished glob of the names of unfinished files
   */
  public static void during(Path folder, String lock, String unfinished, Work work)
      throws IOException {
    OwnerOnly.createDirectories(folder);
    synchronized (ONE_AT_A_TIME) {
      try (FileChannel channel =
          OwnerOnly.open(
              folder.resolve(lock), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        channel.lock();
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, unfinished)) {
          for (Path part : parts) {
            Files.delete(part);
          }
        }
        work.run();
      }
    }
  }
}
