package org.zwicky.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.zwicky.space.BadInputException;

/**
 * Makes this process the only one that sweeps a study. The system gives the lock back when the
 * process ends, however it ends.
 */
final class StudyLock implements AutoCloseable {

  private static final String FILE = "sweep.lock";

  private final FileChannel channel;
  private final FileLock lock;

  private StudyLock(FileChannel channel, FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Takes the lock.
   *
   * @param directory of the study's checkpoints and logs, made if it is not there
   * @throws BadInputException if another process has it, or the directory can't be written
   */
  static StudyLock take(String study, Path directory) {
    try {
      Files.createDirectories(directory);
      FileChannel channel =
          FileChannel.open(
              directory.resolve(FILE),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        String owner = read(channel);
        channel.close();
        throw new BadInputException(
            "Study '%s' is being run by another process%s. Wait for its end, or give this sweep another name with --set name=…"
                .formatted(study, owner.isEmpty() ? "" : " (" + owner + ")"));
      }
      write(channel, "process " + ProcessHandle.current().pid());
      return new StudyLock(channel, lock);
    } catch (IOException e) {
      throw new BadInputException(
          "The directory %s for the study's networks and logs can't be written (%s). Name a database elsewhere with --db."
              .formatted(directory, e),
          e);
    }
  }

  @Override
  public void close() throws IOException {
    lock.release();
    channel.close();
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock(Long.MAX_VALUE - 1, 1, false);
    } catch (OverlappingFileLockException e) {
      // This very process has it.
      return null;
    }
  }

  private static String read(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(100);
    channel.read(bytes, 0);
    return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).strip();
  }

  private static void write(FileChannel channel, String text) throws IOException {
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
  }
}
