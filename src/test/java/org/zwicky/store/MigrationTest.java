package org.zwicky.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zwicky.study.Trial;
import org.zwicky.study.TrialStore;

class MigrationTest {

  @TempDir Path directory;

  @Test
  void givesTrialsOfTheFirstReleaseTheirSeconds() throws Exception {
    DatabaseLocation location = DatabaseLocation.of(directory.resolve("x.db").toString());
    Flyway.configure()
        .dataSource(location.url(), "sa", "")
        .locations("classpath:org/zwicky/store/migration")
        .target("1")
        .load()
        .migrate();
    try (Connection connection = DriverManager.getConnection(location.url(), "sa", "");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO study (name, created, definition, metric, goal, data_description, data_sha256)"
              + " VALUES ('x', CURRENT_TIMESTAMP, '{}', 'macroF1', 'MAXIMIZE', 'd', 'ab')");
      statement.execute(
          "INSERT INTO trial (study_id, number, state, seed, started, finished) VALUES"
              + " (1, 1, 'COMPLETE', 1, TIMESTAMP '2026-01-01 10:00:00', TIMESTAMP '2026-01-01 10:01:30.5'),"
              + " (1, 2, 'WAITING', 2, TIMESTAMP '2026-01-01 10:00:00', TIMESTAMP '2026-01-01 19:00:00'),"
              + " (1, 3, 'RUNNING', 3, TIMESTAMP '2026-01-01 10:00:00', NULL)");
      statement.execute("INSERT INTO epoch (trial_id, epoch, seconds) VALUES (2, 1, 3), (2, 2, 4)");
    }

    try (TrialStore store = new H2TrialStore(H2Database.open(location), Clock.systemUTC())) {
      assertThat(store.trials("x")).extracting(Trial::seconds).containsExactly(90.5, 7.0, 0.0);
      assertThat(store.trials("x"))
          .extracting(trial -> trial.seconds(Instant.now()))
          .containsExactly(90.5, 7.0, 0.0);
      assertThat(store.changes("x")).isEmpty();
    }
  }
}
