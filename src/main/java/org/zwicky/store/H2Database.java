package org.zwicky.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.h2.api.ErrorCode;
import org.h2.engine.Constants;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Jdbi;
import org.zwicky.space.BadInputException;

/**
 * Opens an H2 database, brings its schema up to date, and hands out connections. Safe for several
 * threads.
 */
public final class H2Database implements AutoCloseable {

  static {
    // Before H2 reads it: its listener is for this machine alone.
    System.setProperty("h2.bindAddress", System.getProperty("h2.bindAddress", "127.0.0.1"));
  }

  private final JdbcConnectionPool pool;
  private final Jdbi jdbi;

  private H2Database(JdbcConnectionPool pool) {
    this.pool = pool;
    this.jdbi = Jdbi.create(pool);
  }

  /**
   * Opens the database, making it where there is none.
   *
   * @throws StoreException if it can't be opened
   */
  public static H2Database open(DatabaseLocation location) {
    location.directory().ifPresent(H2Database::requireWritable);
    JdbcConnectionPool pool = JdbcConnectionPool.create(location.url(), "sa", "");
    pool.setMaxConnections(32);
    try {
      migrate(pool);
      return new H2Database(pool);
    } catch (FlywayException e) {
      pool.dispose();
      throw failure(location, e);
    }
  }

  /**
   * Opens a database that must be there.
   *
   * @throws BadInputException if there is none
   */
  public static H2Database openExisting(DatabaseLocation location) {
    requireExisting(location);
    return open(location);
  }

  private static void requireExisting(DatabaseLocation location) {
    if (!location.exists()) {
      throw new BadInputException(
          "There is no database " + location + ". Run a sweep first, or name another with --db.");
    }
  }

  /**
   * Looks at a database that must be there, and leaves its schema as it is.
   *
   * @throws BadInputException if there is none, or it is damaged
   * @throws StoreException if it can't be opened
   */
  public static DatabaseStatus inspect(DatabaseLocation location) {
    requireExisting(location);
    JdbcConnectionPool pool = JdbcConnectionPool.create(location.url(), "sa", "");
    try {
      MigrationInfoService migrations = migrations(pool).info();
      Optional<MigrationInfo> current = Optional.ofNullable(migrations.current());
      MigrationInfo[] all = migrations.all();
      return new DatabaseStatus(
          current.map(migration -> migration.getVersion().getVersion()),
          Arrays.stream(all)
              .filter(migration -> !isUnknown(migration))
              .reduce((earlier, later) -> later)
              .map(migration -> migration.getVersion().getVersion())
              .orElse("none"),
          migrations.pending().length,
          Arrays.stream(all).anyMatch(H2Database::isUnknown),
          Constants.VERSION);
    } catch (FlywayException e) {
      throw failure(location, e);
    } finally {
      pool.dispose();
    }
  }

  private static boolean isUnknown(MigrationInfo migration) {
    return migration.getState() == MigrationState.FUTURE_SUCCESS
        || migration.getState() == MigrationState.FUTURE_FAILED;
  }

  /** Runs queries. */
  public Jdbi jdbi() {
    return jdbi;
  }

  @Override
  public void close() {
    pool.dispose();
  }

  private static void migrate(JdbcConnectionPool pool) {
    migrations(pool).migrate();
  }

  private static Flyway migrations(JdbcConnectionPool pool) {
    FluentConfiguration configuration =
        Flyway.configure()
            .dataSource(pool)
            .locations("classpath:org/zwicky/store/migration")
            .validateMigrationNaming(true);
    return configuration.load();
  }

  private static void requireWritable(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new BadInputException(
          "The database's directory "
              + directory
              + " does not exist. Make it, or name another with --db.");
    }
    if (!Files.isWritable(directory)) {
      throw new BadInputException(
          "The database's directory " + directory + " can't be written. Name another with --db.");
    }
  }

  private static RuntimeException failure(DatabaseLocation location, Throwable failure) {
    String message = "The database " + location + " can't be opened: ";
    Throwable cause = failure;
    while (cause.getCause() != null && !(cause instanceof SQLException)) {
      cause = cause.getCause();
    }
    return cause instanceof SQLException sql && isDamage(sql)
        ? new BadInputException(
            message + "it is damaged or no H2 database. Restore it, or name another with --db.",
            failure)
        : new StoreException(message + cause.getMessage(), failure);
  }

  private static boolean isDamage(SQLException failure) {
    return switch (failure.getErrorCode()) {
      case ErrorCode.FILE_CORRUPTED_1,
          ErrorCode.FILE_VERSION_ERROR_1,
          ErrorCode.GENERAL_ERROR_1,
          ErrorCode.IO_EXCEPTION_1,
          ErrorCode.IO_EXCEPTION_2 ->
          true;
      default -> false;
    };
  }
}
