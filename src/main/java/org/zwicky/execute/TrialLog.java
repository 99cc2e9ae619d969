package org.zwicky.execute;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zwicky.base.file.FullDisk;
import org.zwicky.base.file.OwnerOnly;
import org.zwicky.study.FailureKind;
import org.zwicky.study.TrialRequest;

/**
 * What a process prints while it runs a trial: kept in a file, its last lines at hand. Thread-safe.
 */
public final class TrialLog implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TrialLog.class);

  /** Nobody reads more, and a program that prints without end must not fill the disk. */
  private static final long MOST_CHARACTERS = 32_000_000;

  private final Path file;
  private final BufferedWriter writer;
  private LogTail tail = new LogTail();
  private long written;

  private TrialLog(Path file, BufferedWriter writer) {
    this.file = file;
    this.writer = writer;
  }

  /** Where the log of a trial is kept. */
  public static Path of(Path artifacts, int trial) {
    return in(artifacts.resolve(Integer.toString(trial)));
  }

  /** Where the log of a trial is kept that is about to run. */
  public static Path of(Path artifacts, TrialRequest request) {
    return in(artifacts.resolve(request.folder()));
  }

  private static Path in(Path folder) {
    return folder.resolve("log.txt");
  }

  /**
   * Begins a log.
   *
   * @param goesOn whether an earlier one is kept and gone on with, or replaced
   * @throws IOException with a message for people, if the file can't be written
   */
  public static TrialLog open(Path file, boolean goesOn) throws IOException {
    try {
      OwnerOnly.createDirectories(file.getParent());
      OwnerOnly.createFile(file);
      TrialLog log =
          new TrialLog(
              file,
              Files.newBufferedWriter(
                  file,
                  StandardCharsets.UTF_8,
                  StandardOpenOption.WRITE,
                  goesOn ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING));
      if (goesOn && Files.size(file) > 0) {
        log.written = Files.size(file);
        log.separate("the trial goes on");
      }
      return log;
    } catch (IOException e) {
      throw new IOException("the trial's log " + file + " can't be written: " + e.getMessage(), e);
    }
  }

  /** What it means for a trial that its log can't be opened, or its process not be started. */
  public static FailureKind kindOf(IOException failure) {
    return FullDisk.isCauseOf(failure) ? FailureKind.DISK_FULL : FailureKind.ERROR;
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

  /** Ends the file, whole or not: no trial fails for its log. */
  @Override
  public synchronized void close() {
    try {
      writer.close();
    } catch (IOException e) {
      LOG.warn("The log {} can't be written to its end: {}", file, e.getMessage());
    }
  }

  private void write(String line) {
    if (written > MOST_CHARACTERS) {
      return;
    }
    try {
      written += line.length() + 1;
      writer.write(
          written > MOST_CHARACTERS
              ? "(the log ends here, after %,d million characters; the last lines are in the trial's reason if it fails)"
                  .formatted(MOST_CHARACTERS / 1_000_000)
              : line);
      writer.newLine();
      writer.flush();
    } catch (IOException e) {
      // The log is the lesser good: the trial goes on, its last lines are still at hand.
      tail.add("(" + file + " can't be written any more: " + e.getMessage() + ")");
    }
  }
}
