package org.zwicky.cli;

import java.time.Clock;
import org.zwicky.app.sweep.ObservedTrials;
import org.zwicky.store.DatabaseLocation;
import org.zwicky.store.H2Database;
import org.zwicky.store.H2TrialStore;
import org.zwicky.study.TrialStore;
import picocli.CommandLine.Option;

/** {@code --db}, shared by all commands that read or write a database. */
final class DatabaseOption {

  @Option(
      names = "--db",
      paramLabel = "FILE",
      defaultValue = "experiments.db",
      description = "H2 database: a file name or a jdbc:h2: URL (default: ${DEFAULT-VALUE}).")
  private String database;

  DatabaseLocation location() {
    return DatabaseLocation.of(database);
  }

  /** Opens the database to write, making it where there is none. */
  H2TrialStore open() {
    return new H2TrialStore(H2Database.open(location()), Clock.systemUTC());
  }

  /** Opens a database that must be there, to write. */
  TrialStore openExisting() {
    return observed(H2Database.openExisting(location()));
  }

  /** Opens a database that must be there, to look at; nothing in it is changed. */
  TrialStore openToRead() {
    return observed(H2Database.openToRead(location()));
  }

  private TrialStore observed(H2Database opened) {
    return new ObservedTrials(new H2TrialStore(opened, Clock.systemUTC()), location().artifacts());
  }
}
