package org.zwicky.store;

import java.util.Arrays;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.h2.engine.Constants;
import org.zwicky.base.BadInputException;

/**
 * The versions of a database's schema: which it has, and which this program knows.
 *
 * @param flyway on the database
 */
record SchemaHistory(Flyway flyway) {

  /** What there is, without changing it. */
  DatabaseStatus status() {
    MigrationInfoService migrations = flyway.info();
    MigrationInfo[] all = migrations.all();
    return new DatabaseStatus(
        Optional.ofNullable(migrations.current())
            .map(migration -> migration.getVersion().getVersion()),
        Arrays.stream(all)
            .filter(migration -> !isUnknown(migration))
            .reduce((earlier, later) -> later)
            .map(migration -> migration.getVersion().getVersion())
            .orElse("none"),
        migrations.pending().length,
        Arrays.stream(all).anyMatch(SchemaHistory::isUnknown),
        Constants.VERSION);
  }

  private static boolean isUnknown(MigrationInfo migration) {
    return migration.getState() == MigrationState.FUTURE_SUCCESS
        || migration.getState() == MigrationState.FUTURE_FAILED;
  }

  /**
   * Brings the schema up to date.
   *
   * @throws BadInputException if it has no history, or a newer release wrote it
   */
  void migrate(DatabaseLocation location) {
    requireOurs(location);
    flyway.migrate();
  }

  /**
   * Requires a schema that can be read as it is.
   *
   * @throws BadInputException if it has no history, or an earlier or a newer release wrote it
   */
  void requireCurrent(DatabaseLocation location) {
    if (requireOurs(location).behind() > 0) {
      throw new BadInputException(
          "The database %s was made by an earlier release. Looking at it changes nothing, so bring it up to date first: ./zwicky db upgrade --db %s (of one that you can't write, a copy)."
              .formatted(location, location));
    }
  }

  /** A memory database may be new; all others have a history, and one that ends here. */
  private DatabaseStatus requireOurs(DatabaseLocation location) {
    DatabaseStatus status = status();
    if (status.ahead()) {
      throw new BadInputException(
          "The database %s was written by a newer Zwicky; this one knows its schema up to version %s. Use the newer one, or name another database with --db."
              .formatted(location, status.newest()));
    }
    if (status.version().isEmpty() && location.file().isPresent()) {
      throw new BadInputException(
          "%s is an H2 database, but not one of Zwicky's: it has no history of Zwicky's schema. Name another with --db."
              .formatted(location));
    }
    return status;
  }
}
