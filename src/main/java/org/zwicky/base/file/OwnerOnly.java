package org.zwicky.base.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Files and directories that nobody but their owner may read, from their first byte: what a sweep
 * keeps may hold commands with secrets in them. Files that are there already keep their
 * permissions. Where a system knows no such permissions (Windows), directories keep what they
 * inherit.
 */
public final class OwnerOnly {

  private static final FileAttribute<?>[] NONE = {};
  private static final FileAttribute<?>[] FILE = {attribute("rw-------")};
  private static final FileAttribute<?>[] DIRECTORY = {attribute("rwx------")};

  private OwnerOnly() {}

  /** What a new file is made with. */
  public static FileAttribute<?>[] file(Path place) {
    return knowsPermissions(place) ? FILE.clone() : NONE;
  }

  /** What a new directory is made with. */
  public static FileAttribute<?>[] directory(Path place) {
    return knowsPermissions(place) ? DIRECTORY.clone() : NONE;
  }

  /** Makes a directory and those above it that are missing. */
  public static Path createDirectories(Path directory) throws IOException {
    try {
      return Files.createDirectories(directory, directory(directory));
    } catch (FileAlreadyExistsException e) {
      if (Files.isDirectory(directory)) {
        return directory;
      }
      throw e;
    }
  }

  /** Makes an empty file, unless there is one. */
  public static Path createFile(Path file) throws IOException {
    try {
      return Files.createFile(file, file(file));
    } catch (FileAlreadyExistsException e) {
      return file;
    }
  }

  /** Opens a file, which is made if the options say so. */
  public static FileChannel open(Path file, OpenOption... options) throws IOException {
    return FileChannel.open(file, Set.of(options), file(file));
  }

  private static FileAttribute<Set<PosixFilePermission>> attribute(String permissions) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
  }

  private static boolean knowsPermissions(Path place) {
    return place.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
