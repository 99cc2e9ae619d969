package org.zwicky.store;

import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.io.TempDir;
import org.zwicky.study.FinalsStoreContract;
import org.zwicky.study.TrialStore;

class H2FinalsStoreTest extends FinalsStoreContract {

  @TempDir Path directory;

  @Override
  protected TrialStore emptyStore() {
    return reopened();
  }

  @Override
  protected TrialStore reopened() {
    DatabaseLocation location = DatabaseLocation.of(directory.resolve("experiments.db").toString());
    return new H2TrialStore(H2Database.open(location), Clock.systemUTC());
  }
}
