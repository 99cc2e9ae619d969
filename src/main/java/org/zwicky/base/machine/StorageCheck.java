package org.zwicky.base.machine;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** Checks that a directory takes files and has room for them. */
public final class StorageCheck {

  private static final long LITTLE = 1L << 30;
  private static final long TOO_LITTLE = 50L << 20;

  private StorageCheck() {}

  /**
   * Writes a file there, and takes it away again.
   *
   * @param directory where the database, networks and logs go
   */
  public static Check of(Path directory) {
    if (!Files.isDirectory(directory)) {
      return Check.error(
          "disk",
          directory + " is not there",
          "Make the directory, or name a database elsewhere with --db.");
    }
    try {
      Files.delete(Files.createTempFile(directory, ".zwicky", ".tmp"));
    } catch (IOException e) {
      return Check.error(
          "disk",
          directory + " can't be written",
          "Change its permissions, or name a database elsewhere with --db.");
    }
    try {
      FileStore store = Files.getFileStore(directory);
      return room(directory, store.getUsableSpace());
    } catch (IOException e) {
      return Check.ok("disk", directory + " can be written");
    }
  }

  static Check room(Path directory, long free) {
    String finding = "%s, %s free".formatted(directory, HardwareChecks.gibibytes(free));
    if (free < TOO_LITTLE) {
      return Check.error(
          "disk", finding, "Make room, or name a database on another disk with --db.");
    }
    return free < LITTLE
        ? Check.warning("disk", finding, "Make room: networks, logs and prepared images go there.")
        : Check.ok("disk", finding);
  }
}
