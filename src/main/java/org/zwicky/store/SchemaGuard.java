package org.zwicky.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.zwicky.base.BadInputException;

/**
 * Looks into a database file before H2 opens it, which runs what its schema says: a stranger's file
 * may hold views over functions in Java, linked tables or types of its own. Only what the
 * migrations make is let through.
 */
final class SchemaGuard {

  /** H2's header has two blocks. */
  private static final int LEAST_BYTES = 2 * 4096;

  private SchemaGuard() {}

  /**
   * Reads the schema's statements without running any.
   *
   * @param file without H2's suffix; it must be there
   * @throws BadInputException if it holds anything that no release of Zwicky made, is damaged, or
   *     no H2 database
   * @throws DatabaseInUseException if another process has it open to write
   */
  static void check(Path file, DatabaseLocation location) {
    Path data = DatabaseLocation.databaseFile(file);
    requireReadable(data, location);
    OpenedChannels.closingAll(() -> look(data, location));
  }

  private static void look(Path data, DatabaseLocation location) {
    try (MVStore store =
        new MVStore.Builder()
            .fileName(OwnerFilePath.toRead(data))
            .readOnly()
            .autoCommitDisabled()
            .open()) {
      SchemaStatements statements = SchemaStatements.of(store);
      List<String> unknown = KnownSchema.unknown(statements.all());
      if (!unknown.isEmpty()) {
        throw refused(location, statements, unknown.get(0));
      }
      // What is left of a file that was cut short may read as an empty store.
      if (!statements.hasHistory()) {
        throw damaged(location, null);
      }
    } catch (MVStoreException e) {
      if (e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED) {
        throw new DatabaseInUseException(e);
      }
      throw damaged(location, e);
    } catch (BadInputException | DatabaseInUseException e) {
      throw e;
    } catch (RuntimeException | AssertionError e) {
      // What reads foreign bytes fails in many ways.
      throw damaged(location, e);
    }
  }

  private static void requireReadable(Path data, DatabaseLocation location) {
    try {
      if (Files.size(data) < LEAST_BYTES) {
        throw damaged(location, null);
      }
      if (!Files.isReadable(data)) {
        throw new BadInputException(
            "The database %s can't be read by this user. Ask its owner for a copy, or name another with --db."
                .formatted(location));
      }
    } catch (IOException e) {
      throw damaged(location, e);
    }
  }

  private static BadInputException refused(
      DatabaseLocation location, SchemaStatements statements, String unknown) {
    if (!statements.hasHistory()) {
      return new BadInputException(
          "%s is an H2 database, but not one of Zwicky's: it has no history of Zwicky's schema. Name another with --db."
              .formatted(location));
    }
    return new BadInputException(
        "The database %s holds what no release of Zwicky made, and is not opened, since H2 would run it: %s. If a newer Zwicky wrote it, use that; if it came from elsewhere, don't trust it."
            .formatted(location, unknown));
  }

  private static BadInputException damaged(DatabaseLocation location, Throwable cause) {
    return new BadInputException(
        "The database %s can't be used: it is damaged or no H2 database. Restore it, or name another with --db."
            .formatted(location),
        cause);
  }
}
