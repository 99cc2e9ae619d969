package org.zwicky.execute;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What a process prints while it runs a trial: kept in a file, its last lines at hand. Thread-safe.
 */
public final class TrialLog implements AutoCloseable {

  private final Path file;
  private final BufferedWriter writer;
  private LogTail tail = new LogTail();

  private TrialLog(Path file, BufferedWriter writer) {
    this.file = file;
    this.writer = writer;
  }

  /** Where the log of a trial is kept. */
  public static Path of(Path artifacts, int trial) {
    return artifacts.resolve(Integer.toString(trial)).resolve("log.txt");
  }

  /**
   * Begins a log.
   *
   * @param goesOn whether an earlier one is kept and gone on with, or replaced
   * @throws IOException with a message for people, if the file can't be written
   */
  public static TrialLog open(Path file, boolean goesOn) throws IOException {
    try {
      Files.createDirectories(file.getParent());
      TrialLog log =
          new TrialLog(
              file,
              Files.newBufferedWriter(
                  file,
                  StandardCharsets.UTF_8,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE,
                  goesOn ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING));
      if (goesOn && Files.size(file) > 0) {
        log.separate("the trial goes on");
      }
      return log;
    } catch (IOException e) {
      throw new IOException("the trial's log " + file + " can't be written: " + e.getMessage(), e);
    }
  }

  /** Adds a line. */
  public synchronized void add(String line) {
    tail.add(line);
    write(line);
  }

  /** Ends what an attempt printed: the tail begins anew. */
  public synchronized void separate(String why) {
    write("──── " + why + " ────");
    tail = new LogTail();
  }

  /** The last lines since the last separation. */
  public synchronized LogTail tail() {
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

  private void write(String line) {
    try {
      writer.write(line);
      writer.newLine();
      writer.flush();
    } catch (IOException e) {
      // The log is the lesser good: the trial goes on, its last lines are still at hand.
      tail.add("(" + file + " can't be written any more: " + e.getMessage() + ")");
    }
  }
}
