package org.zwicky.execute;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a process prints while it runs a trial: kept in a file, its last lines at hand. Thread-safe.
 */
public final class TrialLog implements AutoCloseable {

  private final Path file;
  private final BufferedWriter writer;
  private final LogTail tail = new LogTail();

  private TrialLog(Path file, BufferedWriter writer) {
    this.file = file;
    this.writer = writer;
  }

  /**
   * Begins a log, replacing an earlier one.
   *
   * @throws IOException with a message for people, if the file can't be written
   */
  public static TrialLog open(Path file) throws IOException {
    try {
      Files.createDirectories(file.getParent());
      return new TrialLog(file, Files.newBufferedWriter(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IOException("the trial's log " + file + " can't be written: " + e.getMessage(), e);
    }
  }

  /** Adds a line. */
  public synchronized void add(String line) {
    tail.add(line);
    try {
      writer.write(line);
      writer.newLine();
      writer.flush();
    } catch (IOException e) {
      // The log is the lesser good: the trial goes on, its last lines are still at hand.
      tail.add("(" + file + " can't be written any more: " + e.getMessage() + ")");
    }
  }

  /** The last lines. */
  public LogTail tail() {
    return tail;
  }

  @Override
  public synchronized void close() {
    try {
      writer.close();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The trial's log " + file + " can't be closed: " + e.getMessage(), e);
    }
  }
}
