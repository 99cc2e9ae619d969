package org.zwicky.data.prepared;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.zwicky.base.BadInputException;
import org.zwicky.base.file.OwnerOnly;
import org.zwicky.data.DataSpec;
import org.zwicky.data.DatasetOutline;
import org.zwicky.data.FolderLock;
import org.zwicky.data.ImageSource;

/**
 * A directory of prepared images, one file a {@link PreparationKey}. Files of other keys are left
 * where they are; any may be deleted, and is made anew when it is needed.
 *
 * <p>Safe for several threads and processes on the same directory: one prepares at a time, and
 * others that need the same images wait for them. A process that is killed leaves at most a file
 * with the ending {@code .part}, which nobody takes for whole and the next preparation removes.
 */
public final class PreparedCache {

  static final String PREFIX = "prepared-";
  static final String SUFFIX = ".pixels";

  private static final String PART = ".part";
  private static final String LOCK = "prepared.lock";
  private static final long MEGABYTE = 1_000_000;

  private final Path directory;

  /**
   * @param directory need not exist
   */
  public PreparedCache(Path directory) {
    this.directory = directory.toAbsolutePath();
  }

  /**
   * The file of images, prepared now if there is none that is whole. All of a file that is there is
   * read and compared with its checksums, so that damage of any kind makes it be replaced.
   *
   * @param key of source and specification
   * @param source opens the source; called, and closed, only if the images must be prepared
   * @param beforePreparing gets one line on what is about to happen, for people
   * @return to give to {@link PreparedImages#open}
   * @throws BadInputException if the source cannot be prepared that way, or the directory cannot be
   *     written; no part of a file is left then
   */
  public Path prepare(
      PreparationKey key,
      DataSpec spec,
      Supplier<? extends ImageSource> source,
      Consumer<String> beforePreparing) {
    Path file = directory.resolve(key.fileName());
    if (problemOf(file, key).isEmpty()) {
      return file;
    }
    try {
      FolderLock.during(
          directory,
          LOCK,
          PREFIX + "*" + SUFFIX + PART,
          () -> {
            // Another process may have prepared them while this one waited.
            Optional<String> problem = problemOf(file, key);
            if (problem.isPresent()) {
              beforePreparing.accept(problem.get());
              write(file, key, spec, source);
            }
          });
      return file;
    } catch (IOException e) {
      throw new BadInputException(
          "Cannot write the prepared images %s (%s). Check that you may write there and that the disk has room, or keep the database elsewhere with --db."
              .formatted(file, reason(e)),
          e);
    }
  }

  /**
   * The images of a key if they have been prepared; nothing is written. Only the header is checked:
   * see {@link PreparedImages#isIntact}.
   *
   * @return empty if there is no file of them, or none of use
   */
  public Optional<PreparedImages> find(PreparationKey key) {
    try {
      PreparedImages images = PreparedImages.map(directory.resolve(key.fileName()));
      images.requireKey(key);
      return Optional.of(images);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** What makes the file useless, for people; empty if it is whole. */
  private static Optional<String> problemOf(Path file, PreparationKey key) {
    try {
      PreparedImages images = PreparedImages.map(file);
      images.requireKey(key);
      images.requireIntact();
      return Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.of("Preparing images …");
    } catch (IOException e) {
      return Optional.of(
          "Preparing images anew, as %s can't be used: %s …".formatted(file, reason(e)));
    }
  }

  private static void write(
      Path file, PreparationKey key, DataSpec spec, Supplier<? extends ImageSource> supplier)
      throws IOException {
    Path part = file.resolveSibling(file.getFileName() + PART);
    try (ImageSource source = supplier.get()) {
      try (FileChannel channel =
          OwnerOnly.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        DatasetOutline outline = DatasetOutline.of(source, spec);
        PreparedHeader header =
            PreparedHeader.of(key, outline, PreparedWriter.table(source, spec.preprocessing()));
        requireRoom(part, header.fileBytes());
        new PreparedWriter(source, outline, spec.preprocessing(), header, channel).write();
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Fails before a minute of work rather than after it. */
  private static void requireRoom(Path part, long bytes) throws IOException {
    long usable = Files.getFileStore(part).getUsableSpace();
    if (usable < bytes) {
      throw new IOException(
          "%,d MB needed, %,d MB free".formatted(bytes / MEGABYTE, usable / MEGABYTE));
    }
  }

  /** Java's messages are often the file's name alone. */
  private static String reason(IOException e) {
    if (e instanceof UnusableFileException || e.getMessage() == null) {
      return e instanceof UnusableFileException ? e.getMessage() : e.toString();
    }
    String type = e.getClass().getSimpleName().replace("Exception", "");
    return e instanceof FileSystemException failure && failure.getReason() == null
        ? type.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT)
            + ": "
            + failure.getFile()
        : e.getMessage();
  }
}
