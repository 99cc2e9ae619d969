package org.zwicky.app.sweep;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.zwicky.base.BadInputException;
import org.zwicky.base.file.OwnerOnly;

/**
 * Makes this process the only one that sweeps a study. The system gives the lock back when the
 * process ends, however it ends.
 */
public final class StudyLock implements AutoCloseable {

  private static final String FILE = "sweep.lock";

  /** Of the byte that is locked: behind all that is ever written. */
  private static final long PLACE = Long.MAX_VALUE - 1;

  /** Others may look at the lock, which takes it for a moment. */
  private static final int ATTEMPTS = 10;

  private static final long PAUSE_MILLIS = 50;

  /**
   * Locks of this process: to open and close the file once more would give them back, as the system
   * knows only one lock a process.
   */
  private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;
  private final FileLock lock;

  private StudyLock(Path file, FileChannel channel, FileLock lock) {
    this.file = file;
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Takes the lock.
   *
   * @param directory of the study's checkpoints and logs, made if it is not there
   * @throws BadInputException if another process has it, or the directory can't be written
   */
  public static StudyLock take(String study, Path directory) {
    Path file = directory.resolve(FILE).toAbsolutePath().normalize();
    try {
      OwnerOnly.createDirectories(directory);
      if (!OURS.add(file)) {
        throw inUse(study, process());
      }
      try {
        return lock(study, file);
      } catch (IOException | RuntimeException e) {
        OURS.remove(file);
        throw e;
      }
    } catch (IOException e) {
      throw new BadInputException(
          "The directory %s for the study's networks and logs can't be written (%s). Name a database elsewhere with --db."
              .formatted(directory, e),
          e);
    }
  }

  /**
   * Whether a process sweeps the study now. What can't be found out counts as yes.
   *
   * @param directory of the study's checkpoints and logs, which need not exist
   */
  public static boolean isHeld(Path directory) {
    Path file = directory.resolve(FILE).toAbsolutePath().normalize();
    if (OURS.contains(file)) {
      return true;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        FileLock lock = channel.tryLock(PLACE, 1, true)) {
      return lock == null;
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException | OverlappingFileLockException e) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    lock.release();
    channel.close();
    OURS.remove(file);
  }

  private static StudyLock lock(String study, Path file) throws IOException {
    FileChannel channel =
        OwnerOnly.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    FileLock lock = tryLock(channel);
    if (lock == null) {
      String owner = read(channel);
      channel.close();
      throw inUse(study, owner);
    }
    write(channel, process());
    return new StudyLock(file, channel, lock);
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    FileLock lock = channel.tryLock(PLACE, 1, false);
    for (int attempt = 1; lock == null && attempt < ATTEMPTS; attempt++) {
      try {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return null;
      }
      lock = channel.tryLock(PLACE, 1, false);
    }
    return lock;
  }

  private static BadInputException inUse(String study, String owner) {
    return new BadInputException(
        "Study '%s' is being run by another process%s. Wait for its end, or give this sweep another name with --set name=…"
            .formatted(study, owner.isEmpty() ? "" : " (" + owner + ")"));
  }

  private static String process() {
    return "process " + ProcessHandle.current().pid();
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
