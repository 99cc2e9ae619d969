package org.zwicky.report;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces a file as a whole: readers see the old page or the new one, never half of one. */
final class AtomicFile {

  private static final String ENDING = ".tmp";
  private static final Pattern DRAFT = Pattern.compile("(\\d{1,18})\\..*" + Pattern.quote(ENDING));

  private AtomicFile() {}

  static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    String prefix = "." + file.getFileName() + ".";
    Path draft =
        file.resolveSibling(
            prefix + ProcessHandle.current().pid() + "." + UUID.randomUUID() + ENDING);
    removeOrphans(file.getParent(), prefix);
    try {
      Files.writeString(draft, text, StandardOpenOption.CREATE_NEW);
      move(draft, file);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** Removes drafts of processes that were killed; a draft's name tells whose it is. */
  private static void removeOrphans(Path folder, String prefix) throws IOException {
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(
            folder, file -> file.getFileName().toString().startsWith(prefix))) {
      for (Path draft : files) {
        if (isOrphan(draft.getFileName().toString().substring(prefix.length()))) {
          Files.deleteIfExists(draft);
        }
      }
    }
  }

  private static boolean isOrphan(String processAndId) {
    Matcher matcher = DRAFT.matcher(processAndId);
    return matcher.matches() && ProcessHandle.of(Long.parseLong(matcher.group(1))).isEmpty();
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
