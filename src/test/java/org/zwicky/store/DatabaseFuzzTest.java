package org.zwicky.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zwicky.Fuzz;
import org.zwicky.base.BadInputException;
import org.zwicky.study.StudyFixtures;
import org.zwicky.study.TrialStore;

/** Of the look before a database is opened: nothing else reads bytes that H2 did not check. */
@Tag("fuzz")
class DatabaseFuzzTest {

  @TempDir Path directory;

  @Test
  void refusesDamagedFilesInOneWay() throws Exception {
    Path base = directory.resolve("x.db");
    DatabaseLocation location = DatabaseLocation.of(base.toString());
    try (TrialStore store = new H2TrialStore(H2Database.open(location), Clock.systemUTC())) {
      store.createStudy(StudyFixtures.study("mine"));
    }
    Path file = DatabaseLocation.databaseFile(base);

    new Fuzz("database", List.of(Files.readAllBytes(file)))
        .run(
            input -> {
              Files.write(file, input);
              SchemaGuard.check(base, location);
            },
            BadInputException.class);
  }
}
