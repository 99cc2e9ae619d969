package org.zwicky.base.file;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Files that are written beside their place, to come there whole. Their names tell whose they are,
 * so that those of killed processes can be told from those being written.
 */
public final class Drafts {

  private Drafts() {}

  /**
   * A name that nobody else uses, in the directory of a file.
   *
   * @param ending of the draft's name
   */
  public static Path of(Path file, String ending) {
    return file.resolveSibling(
        prefix(file) + ProcessHandle.current().pid() + "." + UUID.randomUUID() + ending);
  }

  /** Removes the drafts of a file whose processes are gone. */
  public static void removeOrphans(Path file, String ending) throws IOException {
    String prefix = prefix(file);
    try (DirectoryStream<Path> drafts =
        Files.newDirectoryStream(
            file.toAbsolutePath().getParent(),
            each -> isOrphan(each.getFileName().toString(), prefix, ending))) {
      for (Path draft : drafts) {
        Files.deleteIfExists(draft);
      }
    }
  }

  private static String prefix(Path file) {
    return "." + file.getFileName() + ".";
  }

  private static boolean isOrphan(String name, String prefix, String ending) {
    if (!name.startsWith(prefix) || !name.endsWith(ending)) {
      return false;
    }
    String process = name.substring(prefix.length()).replaceFirst("\\..*", "");
    return process.matches("\\d{1,18}") && ProcessHandle.of(Long.parseLong(process)).isEmpty();
  }
}
