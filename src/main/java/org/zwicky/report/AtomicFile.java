package org.zwicky.report;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.zwicky.machine.Drafts;

/** Replaces a file as a whole: readers see the old page or the new one, never half of one. */
final class AtomicFile {

  private static final String ENDING = ".tmp";

  private AtomicFile() {}

  static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Drafts.removeOrphans(file, ENDING);
    Path draft = Drafts.of(file, ENDING);
    try {
      Files.writeString(draft, text, StandardOpenOption.CREATE_NEW);
      move(draft, file);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
