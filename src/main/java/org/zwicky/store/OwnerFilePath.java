package org.zwicky.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.CopyOption;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.h2.api.ErrorCode;
import org.h2.message.DbException;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FileUtils;
import org.zwicky.base.file.OwnerOnly;

/**
 * H2's files, for their owner alone from their first byte: the file that locks a database tells who
 * may talk to the process that holds it. A name holds its whole path in percent-encoding, so that
 * nothing in it is read as a part of the URL. As {@code look:} the same files are only read, and
 * what a killed process left as a lock is not seen. Immutable.
 */
final class OwnerFilePath extends FilePath {

  private static final String OWNER = "owner";
  private static final String LOOK = "look";
  private static final String LOCK = ".lock.db";

  private final String scheme;
  private final Path path;

  private OwnerFilePath(String scheme, Path path) {
    this.scheme = scheme;
    this.path = path;
    this.name = name(scheme, path);
  }

  /** Makes the names known to H2; any number of times. */
  static void register() {
    register(new OwnerFilePath(OWNER, Path.of("")));
    register(new OwnerFilePath(LOOK, Path.of("")));
  }

  /** The name of a file to read and write. */
  static String toWrite(Path path) {
    return name(OWNER, path);
  }

  /** The name of a file to look at. */
  static String toRead(Path path) {
    return name(LOOK, path);
  }

  private static String name(String scheme, Path path) {
    return scheme + ":" + URLEncoder.encode(path.toString(), StandardCharsets.UTF_8);
  }

  @Override
  public FilePath getPath(String named) {
    String encoded = named.substring(named.indexOf(':') + 1);
    return at(Path.of(URLDecoder.decode(encoded, StandardCharsets.UTF_8)));
  }

  @Override
  public String getScheme() {
    return scheme;
  }

  @Override
  public FilePath unwrap() {
    return this;
  }

  @Override
  public boolean exists() {
    return Files.exists(path) && !isForeignLock();
  }

  private boolean isForeignLock() {
    return isLooking() && path.toString().endsWith(LOCK);
  }

  @Override
  public long size() {
    try {
      return Files.size(path);
    } catch (IOException e) {
      throw failed(ErrorCode.IO_EXCEPTION_1, e);
    }
  }

  @Override
  public boolean createFile() {
    requireOwner();
    try {
      Files.createFile(path, OwnerOnly.file(path));
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (IOException e) {
      throw failed(ErrorCode.FILE_CREATION_FAILED_1, e);
    }
  }

  @Override
  public void createDirectory() {
    requireOwner();
    try {
      Files.createDirectory(path, OwnerOnly.directory(path));
    } catch (IOException e) {
      if (!Files.isDirectory(path)) {
        throw failed(ErrorCode.FILE_CREATION_FAILED_1, e);
      }
    }
  }

  @Override
  public void delete() {
    if (isLooking()) {
      return;
    }
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw failed(ErrorCode.FILE_DELETE_FAILED_1, e);
    }
  }

  @Override
  public void moveTo(FilePath target, boolean atomicReplace) {
    requireOwner();
    try {
      Files.move(
          path,
          ((OwnerFilePath) target).path,
          atomicReplace
              ? new CopyOption[] {
                StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE
              }
              : new CopyOption[0]);
    } catch (IOException e) {
      throw DbException.get(ErrorCode.FILE_RENAME_FAILED_2, e, name, target.name);
    }
  }

  @Override
  public List<FilePath> newDirectoryStream() {
    try (Stream<Path> children = Files.list(path)) {
      return children.<FilePath>map(this::at).toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw failed(ErrorCode.IO_EXCEPTION_1, e);
    } catch (UncheckedIOException e) {
      throw failed(ErrorCode.IO_EXCEPTION_1, e.getCause());
    }
  }

  @Override
  public FilePath toRealPath() {
    try {
      return at(path.toRealPath());
    } catch (IOException e) {
      return at(realParent(path));
    }
  }

  /** Of a file that is not there yet. */
  private static Path realParent(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    try {
      return parent == null ? absolute : parent.toRealPath().resolve(absolute.getFileName());
    } catch (IOException e) {
      return absolute;
    }
  }

  @Override
  public FilePath getParent() {
    Path parent = path.getParent();
    return parent == null ? null : at(parent);
  }

  @Override
  public boolean isDirectory() {
    return Files.isDirectory(path);
  }

  @Override
  public boolean isRegularFile() {
    return Files.isRegularFile(path);
  }

  @Override
  public boolean isAbsolute() {
    return path.isAbsolute();
  }

  @Override
  public long lastModified() {
    try {
      return Files.getLastModifiedTime(path).toMillis();
    } catch (IOException e) {
      return 0;
    }
  }

  @Override
  public boolean canWrite() {
    return !isLooking() && Files.isWritable(path);
  }

  @Override
  public boolean setReadOnly() {
    return !isLooking() && path.toFile().setReadOnly();
  }

  @Override
  public InputStream newInputStream() throws IOException {
    return Files.newInputStream(path);
  }

  @Override
  public OutputStream newOutputStream(boolean append) throws IOException {
    return newFileChannelOutputStream(open("rw"), append);
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    if (!"r".equals(mode)) {
      requireOwner();
    }
    return OpenedChannels.note(
        FileChannel.open(path, FileUtils.modeToOptions(mode), OwnerOnly.file(path)));
  }

  @Override
  public FilePath createTempFile(String suffix, boolean inTempDir) throws IOException {
    String prefix = path.getFileName() + ".";
    // Java makes them for their owner alone.
    return at(
        inTempDir || isLooking()
            ? Files.createTempFile(prefix, suffix)
            : Files.createTempFile(path.getParent(), prefix, suffix));
  }

  private OwnerFilePath at(Path other) {
    return new OwnerFilePath(scheme, other);
  }

  private boolean isLooking() {
    return scheme.equals(LOOK);
  }

  private void requireOwner() {
    if (isLooking() && !isTemporary()) {
      throw DbException.get(ErrorCode.DATABASE_IS_READ_ONLY);
    }
  }

  /** What H2 writes results to that are too large for memory. */
  private boolean isTemporary() {
    return path.startsWith(Path.of(System.getProperty("java.io.tmpdir")));
  }

  private DbException failed(int code, IOException cause) {
    return DbException.get(code, cause, path.toString());
  }
}
