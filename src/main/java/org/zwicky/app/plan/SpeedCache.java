package org.zwicky.app.plan;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Properties;
import org.zwicky.base.machine.Machine;

/**
 * How fast this machine was found to be, kept in the user's cache directory. A file that can't be
 * read, or is of another processor, counts as none.
 */
public final class SpeedCache {

  /** A directory to use instead of the user's own. */
  public static final String DIRECTORY = "zwicky.cache";

  private static final String PROCESSOR = "processor";
  private static final String FACTOR = "factor";
  private static final String MEASURED = "measured";

  private SpeedCache() {}

  /**
   * What was measured.
   *
   * @param factor by which this machine takes longer than the model's
   * @param measured when
   */
  public record Entry(double factor, LocalDate measured) {}

  /**
   * What was measured last on this processor; empty where nothing was, or the file can't be read.
   */
  public static Optional<Entry> read() {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file())) {
      properties.load(reader);
      double factor = Double.parseDouble(properties.getProperty(FACTOR, "0"));
      boolean usable =
          factor > 0
              && Double.isFinite(factor)
              && Machine.processor().equals(properties.getProperty(PROCESSOR));
      return usable
          ? Optional.of(new Entry(factor, LocalDate.parse(properties.getProperty(MEASURED, ""))))
          : Optional.empty();
    } catch (IOException | IllegalArgumentException | DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** Keeps what was measured just now. */
  public static void write(double factor) throws IOException {
    Properties properties = new Properties();
    properties.setProperty(PROCESSOR, Machine.processor());
    properties.setProperty(FACTOR, Double.toString(factor));
    properties.setProperty(MEASURED, LocalDate.now(ZoneOffset.UTC).toString());
    Files.createDirectories(file().getParent());
    try (Writer writer = Files.newBufferedWriter(file())) {
      properties.store(writer, "Measured by zwicky plan --measure; can be deleted");
    }
  }

  private static Path file() {
    return directory().resolve("speed.properties");
  }

  private static Path directory() {
    String wanted = System.getProperty(DIRECTORY);
    if (wanted != null) {
      return Path.of(wanted);
    }
    String cache = System.getenv("XDG_CACHE_HOME");
    return cache == null || cache.isEmpty()
        ? Path.of(System.getProperty("user.home"), ".cache", "zwicky")
        : Path.of(cache, "zwicky");
  }
}
