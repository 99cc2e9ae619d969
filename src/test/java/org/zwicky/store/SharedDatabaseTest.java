package org.zwicky.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zwicky.base.BadInputException;
import org.zwicky.study.Study;
import org.zwicky.study.StudyFixtures;
import org.zwicky.study.Trial;
import org.zwicky.study.TrialState;
import org.zwicky.study.TrialStore;

/** One database, several processes. */
@Timeout(120)
@Tag("alone")
class SharedDatabaseTest {

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void goesOnWhenTheProcessThatHoldsTheDatabaseEnds(boolean killed) throws Exception {
    Process holder = hold();
    try (TrialStore store = open()) {
      store.createStudy(StudyFixtures.study("mine"));
      store.start(StudyFixtures.request("mine", 1));

      if (killed) {
        holder.destroyForcibly().waitFor();
      } else {
        holder.outputWriter().close();
        holder.waitFor();
      }
      store.record("mine", 1, StudyFixtures.measurement(1));
      store.finish("mine", 1, StudyFixtures.completed());

      assertThat(store.studies()).extracting(Study::name).contains("mine", "held");
      assertThat(store.trials("mine").get(0).state()).isEqualTo(TrialState.COMPLETE);
      assertThat(store.trials("mine").get(0).epochs()).isEqualTo(1);
      assertThat(store.trials("held")).extracting(Trial::state).containsExactly(TrialState.RUNNING);
    } finally {
      holder.destroyForcibly();
    }
  }

  @Test
  void opensAfterAKillWithoutAHand() throws Exception {
    hold().destroyForcibly().waitFor();

    try (TrialStore store = open()) {
      assertThat(store.trials("held")).hasSize(1);
      store.createStudy(StudyFixtures.study("mine"));
    }
  }

  @Test
  void letsManyMakeItAtTheSameTimeAndLosesNobodysStudy() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> makers = new ArrayList<>();
      for (String study : List.of("a", "b", "c", "d")) {
        makers.add(
            threads.submit(
                () -> {
                  try (TrialStore store = open()) {
                    store.createStudy(StudyFixtures.study(study));
                  }
                }));
      }
      for (Future<?> maker : makers) {
        maker.get();
      }
    } finally {
      threads.shutdownNow();
    }

    try (TrialStore store = open()) {
      assertThat(store.studies())
          .extracting(Study::name)
          .containsExactlyInAnyOrder("a", "b", "c", "d");
    }
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files)
          .extracting(file -> file.getFileName().toString())
          .containsOnly("x.db.mv.db");
    }
  }

  @Test
  void makesNoFileWhereNoDatabaseIs() throws IOException {
    for (String name : List.of("x.db", "jdbc:h2:file:%s".formatted(directory.resolve("x.db")))) {
      DatabaseLocation location =
          DatabaseLocation.of(name.startsWith("jdbc") ? name : directory.resolve(name).toString());

      assertThatThrownBy(() -> H2Database.openToRead(location))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("There is no database");
    }
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void readsADatabaseThatCannotBeWritten() throws IOException {
    try (TrialStore store = open()) {
      store.createStudy(StudyFixtures.study("mine"));
    }
    Set<PosixFilePermission> before = Files.getPosixFilePermissions(directory);
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("r-xr-xr-x"));
    try {
      Assumptions.assumeFalse(Files.isWritable(directory), "this user may write anywhere");
      DatabaseLocation location = DatabaseLocation.of(directory.resolve("x.db").toString());
      try (TrialStore store =
          new H2TrialStore(H2Database.openToRead(location), Clock.systemUTC())) {
        assertThat(store.studies()).hasSize(1);
        assertThatThrownBy(() -> store.deleteStudy("mine"))
            .isInstanceOf(BadInputException.class)
            .hasMessageContaining("can't be written");
      }
    } finally {
      Files.setPosixFilePermissions(directory, before);
    }
  }

  private Process hold() throws IOException {
    Process holder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                DatabaseHolder.class.getName(),
                directory.resolve("x.db").toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader out = holder.inputReader();
    String line = out.readLine();
    while (line != null && !line.equals("ready")) {
      line = out.readLine();
    }
    assertThat(line).isEqualTo("ready");
    return holder;
  }

  private TrialStore open() {
    return new H2TrialStore(
        H2Database.open(DatabaseLocation.of(directory.resolve("x.db").toString())),
        Clock.systemUTC());
  }
}
