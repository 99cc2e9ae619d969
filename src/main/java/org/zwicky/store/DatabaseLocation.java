package org.zwicky.store;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.zwicky.base.BadInputException;

/**
 * Where a database lies: a file, or an H2 URL. H2 adds its own suffix to a file's name: {@code
 * experiments.db} is the file {@code experiments.db.mv.db}. Immutable.
 */
public final class DatabaseLocation {

  static final String SUFFIX = ".mv.db";

  private static final String QUIET = "TRACE_LEVEL_FILE";

  private final String url;
  private final Optional<Path> file;

  static {
    OwnerFilePath.register();
  }

  private DatabaseLocation(String url, Optional<Path> file) {
    this.url = url;
    this.file = file;
  }

  /**
   * Reads what a person gave after {@code --db}.
   *
   * @param text a file name, with or without H2's suffix, or a URL that begins with {@code
   *     jdbc:h2:}
   * @throws BadInputException if it is neither, or a URL holds a setting that runs SQL
   */
  public static DatabaseLocation of(String text) {
    if (text.startsWith(H2Url.SCHEME)) {
      H2Url given = H2Url.of(text);
      return given
          .file()
          .map(name -> ofFile(text, name, given))
          .orElseGet(() -> new DatabaseLocation(given.text(), Optional.empty()));
    }
    if (text.startsWith("jdbc:")) {
      throw new BadInputException(
          "--db " + text + ": only H2 databases are known; give a file name or a jdbc:h2: URL");
    }
    return ofFile(text, text, new H2Url(H2Url.Kind.FILE, text, Map.of()));
  }

  private static DatabaseLocation ofFile(String text, String given, H2Url url) {
    String name =
        given.endsWith(SUFFIX) ? given.substring(0, given.length() - SUFFIX.length()) : given;
    if (name.isBlank() || name.endsWith("/")) {
      throw new BadInputException(
          "--db '"
              + text
              + "': not a file name for a database (it may not be empty or end in '/')");
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
      Map<String, String> settings = new LinkedHashMap<>();
      settings.put("AUTO_SERVER", "TRUE");
      settings.put("WRITE_DELAY", "0");
      settings.put(QUIET, "0");
      return new DatabaseLocation(
          H2Url.SCHEME + OwnerFilePath.toWrite(path) + H2Url.text(url.settingsOr(settings)),
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
    return file.isPresent() && !url.contains(";IFEXISTS=") ? url + ";IFEXISTS=TRUE" : url;
  }

  /** The JDBC URL to look at a file, which stays as it is to the last byte. */
  String urlToRead() {
    return file.map(
            path ->
                H2Url.SCHEME + OwnerFilePath.toRead(path) + ";ACCESS_MODE_DATA=r;" + QUIET + "=0")
        .orElse(url);
  }

  /** The JDBC URL of a file that only this process knows. */
  static String urlOfDraft(Path draft) {
    return H2Url.SCHEME + OwnerFilePath.toWrite(draft.toAbsolutePath()) + ";" + QUIET + "=0";
  }

  /** The file without H2's suffix; empty for a URL of a database that is no file. */
  Optional<Path> file() {
    return file;
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

  /** The file by which H2 keeps other processes out, or tells them whom to ask. */
  static Path lockFile(Path path) {
    return path.resolveSibling(path.getFileName() + ".lock.db");
  }
}
