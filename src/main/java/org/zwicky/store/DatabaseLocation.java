package org.zwicky.store;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.zwicky.space.BadInputException;

/**
 * Where a database lies: a file, or any H2 URL. H2 adds its own suffix to a file's name: {@code
 * experiments.db} is the file {@code experiments.db.mv.db}.
 */
public final class DatabaseLocation {

  static final String SUFFIX = ".mv.db";
  private static final String H2_SCHEME = "jdbc:h2:";

  private final String url;
  private final Optional<Path> file;

  private DatabaseLocation(String url, Optional<Path> file) {
    this.url = url;
    this.file = file;
  }

  /**
   * Reads what a person gave after {@code --db}.
   *
   * @param text a file name, with or without H2's suffix, or a URL that begins with {@code
   *     jdbc:h2:}
   * @throws BadInputException if it is neither
   */
  public static DatabaseLocation of(String text) {
    if (text.startsWith(H2_SCHEME)) {
      return new DatabaseLocation(text, Optional.empty());
    }
    if (text.startsWith("jdbc:")) {
      throw new BadInputException(
          "--db " + text + ": only H2 databases are known; give a file name or a jdbc:h2: URL");
    }
    String name = text.endsWith(SUFFIX) ? text.substring(0, text.length() - SUFFIX.length()) : text;
    if (name.isBlank() || name.indexOf(';') >= 0 || name.endsWith("/")) {
      throw new BadInputException(
          "--db '"
              + text
              + "': not a file name for a database (it may not be empty, hold ';' or end in '/')");
    }
    try {
      Path path = Path.of(name).toAbsolutePath().normalize();
      if (Files.isDirectory(path)) {
        throw new BadInputException(
            "--db "
                + text
                + " is a directory; name a file in it, such as "
                + path.resolve("experiments.db"));
      }
      // AUTO_SERVER lets a second process in while a sweep writes; WRITE_DELAY=0 makes a commit
      // durable at once.
      return new DatabaseLocation(
          H2_SCHEME + "file:" + path + ";AUTO_SERVER=TRUE;WRITE_DELAY=0;TRACE_LEVEL_FILE=0",
          Optional.of(path));
    } catch (InvalidPathException e) {
      throw new BadInputException("--db '" + text + "': not a file name: " + e.getReason(), e);
    }
  }

  /** The JDBC URL. */
  public String url() {
    return url;
  }

  /** The JDBC URL by which a database is opened that must be there; H2 makes none then. */
  String urlOfExisting() {
    return file.isEmpty() && !url.startsWith(H2_SCHEME + "mem:") ? url + ";IFEXISTS=TRUE" : url;
  }

  /**
   * The JDBC URL to read a file that can't be written. No other process may have it open to write.
   */
  String urlToRead() {
    return H2_SCHEME + "file:" + file.orElseThrow() + ";ACCESS_MODE_DATA=r;TRACE_LEVEL_FILE=0";
  }

  /** The JDBC URL of a file that only this process knows. */
  static String urlOfDraft(Path draft) {
    return H2_SCHEME + "file:" + draft + ";TRACE_LEVEL_FILE=0";
  }

  /** The file without H2's suffix; empty for a URL. */
  Optional<Path> file() {
    return file;
  }

  /** Whether there is a file that this process can read, but not write. */
  boolean isReadOnly() {
    return file.map(
            path ->
                Files.isReadable(databaseFile(path))
                    && !(Files.isWritable(databaseFile(path))
                        && Files.isWritable(path.getParent())))
        .orElse(false);
  }

  /** Whether there is a database already; true for a URL, of which only opening it can tell. */
  public boolean exists() {
    return file.map(path -> Files.exists(databaseFile(path))).orElse(true);
  }

  /**
   * The directory for checkpoints and logs: {@code experiments.artifacts} beside {@code
   * experiments.db}.
   */
  public Path artifacts() {
    Path path = file.orElseGet(() -> Path.of("experiments.db").toAbsolutePath());
    String name = path.getFileName().toString();
    String stem = name.endsWith(".db") ? name.substring(0, name.length() - ".db".length()) : name;
    return path.resolveSibling(stem + ".artifacts");
  }

  /** The directory that the database file lies in; empty for a URL. */
  public Optional<Path> directory() {
    return file.map(Path::getParent);
  }

  @Override
  public String toString() {
    return file.map(path -> databaseFile(path).toString()).orElse(url);
  }

  /** The file of H2 by its name without the suffix. */
  static Path databaseFile(Path path) {
    return path.resolveSibling(path.getFileName() + SUFFIX);
  }
}
