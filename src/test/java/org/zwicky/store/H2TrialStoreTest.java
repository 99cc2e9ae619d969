package org.zwicky.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zwicky.study.StudyFixtures;
import org.zwicky.study.TrialStore;
import org.zwicky.study.TrialStoreContract;

class H2TrialStoreTest extends TrialStoreContract {

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

  @Test
  void letsASecondConnectionReadWhileOneWrites() {
    store.createStudy(StudyFixtures.study("x"));
    store.start(StudyFixtures.request("x", 1));

    try (TrialStore second = reopened()) {
      assertThat(second.trials("x")).hasSize(1);
    }
    assertThat(Files.exists(directory.resolve("experiments.db.mv.db"))).isTrue();
  }
}
