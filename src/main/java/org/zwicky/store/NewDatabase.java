package org.zwicky.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.zwicky.base.file.DiskSync;
import org.zwicky.base.file.Drafts;

/**
 * Makes a database file with its schema. H2 commits each change of a schema at once, so that a kill
 * between two would leave a database that nobody can bring up to date: the file is made beside its
 * place, and comes there whole.
 */
final class NewDatabase {

  private static final String DRAFT = ".part";

  private NewDatabase() {}

  /**
   * Makes the database, unless another process does so first.
   *
   * @param file without H2's suffix
   */
  static void make(Path file, DatabaseLocation location) {
    Path place = DatabaseLocation.databaseFile(file);
    Path draft = Drafts.of(file, DRAFT);
    try {
      Drafts.removeOrphans(file, DRAFT + DatabaseLocation.SUFFIX);
      try {
        Flyway.configure()
            .dataSource(DatabaseLocation.urlOfDraft(draft), "sa", "")
            .locations(H2Database.MIGRATIONS)
            .load()
            .migrate();
        put(DatabaseLocation.databaseFile(draft), place);
      } finally {
        Files.deleteIfExists(DatabaseLocation.databaseFile(draft));
      }
    } catch (FileAlreadyExistsException e) {
      // Another process was faster; its database is as good.
      return;
    } catch (IOException | FlywayException e) {
      throw H2Failure.explain(location, e);
    }
  }

  private static void put(Path draft, Path place) throws IOException {
    DiskSync.file(draft);
    try {
      // Unlike a move, never over another's.
      Files.createLink(place, draft);
    } catch (UnsupportedOperationException e) {
      Files.move(draft, place);
    }
    DiskSync.directory(place.getParent());
  }
}
