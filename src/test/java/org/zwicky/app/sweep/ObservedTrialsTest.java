package org.zwicky.app.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zwicky.store.DatabaseLocation;
import org.zwicky.store.H2Database;
import org.zwicky.store.H2TrialStore;
import org.zwicky.study.StudyFixtures;
import org.zwicky.study.Trial;
import org.zwicky.study.TrialDetails;
import org.zwicky.study.TrialState;
import org.zwicky.study.TrialStore;

class ObservedTrialsTest {

  @TempDir Path directory;

  @Test
  void showsTheTrialsOfADeadSweepAsWaiting() throws IOException {
    DatabaseLocation location = DatabaseLocation.of(directory.resolve("x.db").toString());
    try (TrialStore store = new H2TrialStore(H2Database.open(location), Clock.systemUTC())) {
      store.createStudy(StudyFixtures.study("x"));
      store.start(StudyFixtures.request("x", 1));
      store.record("x", 1, StudyFixtures.measurement(1));
      store.start(StudyFixtures.request("x", 2));
      store.finish("x", 2, StudyFixtures.completed());
      TrialStore observed = new ObservedTrials(store, directory);

      assertStates(observed, TrialState.WAITING);
      Trial dead = observed.trials("x").get(0);
      assertThat(dead.seconds(Instant.now().plusSeconds(3600))).isEqualTo(dead.seconds());
      assertThat(dead.epochs()).isEqualTo(1);
      try (StudyLock sweep = StudyLock.take("x", directory.resolve("x"))) {
        assertThat(sweep).isNotNull();
        assertStates(observed, TrialState.RUNNING);
      }
      assertStates(observed, TrialState.WAITING);
    }
  }

  private static void assertStates(TrialStore observed, TrialState first) {
    assertThat(observed.trials("x"))
        .extracting(Trial::state)
        .containsExactly(first, TrialState.COMPLETE);
    assertThat(observed.details("x"))
        .extracting(TrialDetails::trial)
        .isEqualTo(observed.trials("x"));
    assertThat(observed.trial("x", 1).orElseThrow().trial().state()).isEqualTo(first);
  }
}
