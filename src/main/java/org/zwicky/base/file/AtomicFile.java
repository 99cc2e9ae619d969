package org.zwicky.base.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Replaces a file as a whole: readers see the old one or the new one, never half of one. What is
 * written lies beside it until then, and is removed if the writing fails or the JVM is ended by a
 * signal; what a killed process left there goes with the next writing of the same file.
 */
public final class AtomicFile {

  private static final String ENDING = ".tmp";

  private AtomicFile() {}

  /** Writes the text of a file. */
  @FunctionalInterface
  public interface Content {

    /**
     * Writes all of it.
     *
     * @param out in UTF-8, buffered; closed by the caller
     */
    void writeTo(Writer out) throws IOException;
  }

  /**
   * Replaces a file, and makes its directory where there is none.
   *
   * @throws IOException if it can't be written; the old file is there as it was
   */
  public static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    write(file, out -> out.write(text));
  }

  /**
   * Replaces a file whose directory is there. If the content throws anything, the old file is there
   * as it was.
   *
   * @throws IOException if it can't be written
   */
  public static void write(Path file, Content content) throws IOException {
    Drafts.removeOrphans(file, ENDING);
    Path draft = Drafts.of(file, ENDING);
    Thread ending = new Thread(() -> remove(draft), "draft-end");
    Runtime.getRuntime().addShutdownHook(ending);
    try {
      try (Writer out =
          Files.newBufferedWriter(
              draft,
              StandardCharsets.UTF_8,
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.WRITE)) {
        content.writeTo(out);
      }
      move(draft, file);
    } finally {
      Files.deleteIfExists(draft);
      forget(ending);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void remove(Path draft) {
    try {
      Files.deleteIfExists(draft);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is ending already: the hook finds nothing to remove.
      return;
    }
  }
}
