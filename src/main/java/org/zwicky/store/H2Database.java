package org.zwicky.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;
import org.zwicky.base.BadInputException;

/**
 * Opens an H2 database, brings its schema up to date, and runs queries. Safe for several threads,
 * and for several processes at a time: one of them holds the file and serves the others; when it
 * ends, another takes over, and what the others were about to do is done again over a new
 * connection.
 */
public final class H2Database implements AutoCloseable {

  static final String MIGRATIONS = "classpath:org/zwicky/store/migration";

  private static final int MOST_CONNECTIONS = 32;

  /** How long to look for another process that takes the database over. */
  private static final long PATIENCE_TO_WRITE = TimeUnit.SECONDS.toNanos(20);

  /** Nobody waits so long to look at a file that is damaged. */
  private static final long PATIENCE_TO_READ = TimeUnit.SECONDS.toNanos(8);

  private static final long PAUSE_MILLIS = 100;

  static {
    // Before H2 reads it: its listener is for this machine alone.
    System.setProperty("h2.bindAddress", System.getProperty("h2.bindAddress", "127.0.0.1"));
  }

  private final DatabaseLocation location;
  private final Supplier<String> url;
  private final long patience;
  private final Jdbi jdbi;
  private JdbcConnectionPool pool;
  private boolean closed;

  private H2Database(DatabaseLocation location, Supplier<String> url, long patience) {
    this.location = location;
    this.url = url;
    this.patience = patience;
    this.pool = newPool();
    this.jdbi = Jdbi.create(() -> pool().getConnection());
  }

  /**
   * Opens the database to write, making it where there is none.
   *
   * @throws BadInputException if its directory isn't there or can't be written, or it is no
   *     database that a release of Zwicky made
   * @throws StoreException if it can't be opened
   */
  public static H2Database open(DatabaseLocation location) {
    location.directory().ifPresent(H2Database::requireWritable);
    if (!location.exists()) {
      location.file().ifPresent(file -> NewDatabase.make(file, location));
    }
    return openToWrite(location);
  }

  /**
   * Opens a database that must be there, to write.
   *
   * @throws BadInputException if there is none, or it can't be written, or no release of Zwicky
   *     made it
   * @throws StoreException if it can't be opened
   */
  public static H2Database openExisting(DatabaseLocation location) {
    requireExisting(location);
    location.directory().ifPresent(H2Database::requireWritable);
    return openToWrite(location);
  }

  /**
   * Opens a database that must be there, to look at it: through the process that has it open to
   * write, or else the file itself, of which no byte is changed.
   *
   * @throws BadInputException if there is none, no release of Zwicky made it, or an earlier or a
   *     later one did
   * @throws StoreException if it can't be opened
   */
  public static H2Database openToRead(DatabaseLocation location) {
    requireExisting(location);
    H2Database database = new H2Database(location, () -> urlToRead(location), PATIENCE_TO_READ);
    return database.ready(database::requireCurrentSchema);
  }

  /**
   * Looks at a database that must be there, and leaves its schema as it is.
   *
   * @throws BadInputException if there is none, or it is damaged
   * @throws StoreException if it can't be opened
   */
  public static DatabaseStatus inspect(DatabaseLocation location) {
    requireExisting(location);
    H2Database database = new H2Database(location, () -> urlToRead(location), PATIENCE_TO_READ);
    try (H2Database open = database.ready(database::requireIntact)) {
      return open.persistently(() -> open.history().status());
    }
  }

  private static void requireExisting(DatabaseLocation location) {
    if (!location.exists()) {
      throw new BadInputException(
          "There is no database " + location + ". Run a sweep first, or name another with --db.");
    }
  }

  private static H2Database openToWrite(DatabaseLocation location) {
    H2Database database = new H2Database(location, location::urlOfExisting, PATIENCE_TO_WRITE);
    return database.ready(
        () -> {
          database.requireIntact();
          database.history().migrate(location);
        });
  }

  private static String urlToRead(DatabaseLocation location) {
    return location.file().flatMap(RunningServer::urlOf).orElseGet(location::urlToRead);
  }

  /** Before H2 opens the file; a process that has it open looked at it before. */
  private void requireIntact() {
    location
        .file()
        .filter(file -> RunningServer.urlOf(file).isEmpty())
        .ifPresent(file -> SchemaGuard.check(file, location));
  }

  /** Runs a query. */
  <T> T read(HandleCallback<T, RuntimeException> query) {
    return persistently(() -> jdbi.withHandle(query));
  }

  /**
   * Runs a transaction; perhaps again, if the connection was lost: it must find out whether it
   * succeeded before.
   */
  void write(HandleConsumer<RuntimeException> transaction) {
    persistently(
        () -> {
          jdbi.useTransaction(transaction);
          return transaction;
        });
  }

  @Override
  public synchronized void close() {
    closed = true;
    pool.dispose();
  }

  private H2Database ready(Runnable preparation) {
    try {
      persistently(
          () -> {
            preparation.run();
            return this;
          });
      return this;
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private <T> T persistently(Supplier<T> work) {
    long begin = System.nanoTime();
    while (true) {
      JdbcConnectionPool used = pool();
      try {
        return work.get();
      } catch (RuntimeException e) {
        if (H2Failure.sql(e).isEmpty()
            && !(e instanceof FlywayException || e instanceof DatabaseInUseException)) {
          throw e;
        }
        boolean lost = e instanceof DatabaseInUseException || H2Failure.isConnectionLost(e);
        if (!(lost || H2Failure.isCollision(e))
            || isClosed()
            || System.nanoTime() - begin > patience
            || !pause()) {
          throw H2Failure.explain(location, e);
        }
        if (lost) {
          renew(used);
        }
      }
    }
  }

  private static boolean pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Puts a new pool in place of one whose connections are lost, unless that was done already. */
  private synchronized void renew(JdbcConnectionPool failed) {
    if (pool == failed) {
      failed.dispose();
      pool = newPool();
    }
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  private synchronized JdbcConnectionPool pool() {
    return pool;
  }

  private JdbcConnectionPool newPool() {
    JdbcConnectionPool created = JdbcConnectionPool.create(url.get(), "sa", "");
    created.setMaxConnections(MOST_CONNECTIONS);
    return created;
  }

  private SchemaHistory history() {
    return new SchemaHistory(
        Flyway.configure()
            .dataSource(pool())
            .locations(MIGRATIONS)
            .validateMigrationNaming(true)
            .load());
  }

  private void requireCurrentSchema() {
    requireIntact();
    history().requireCurrent(location);
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
}
