package org.zwicky.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zwicky.base.BadInputException;
import org.zwicky.study.StudyFixtures;
import org.zwicky.study.TrialStore;

/** Databases that come from strangers, or are damaged. */
class ForeignDatabaseTest {

  @TempDir Path directory;
  private DatabaseLocation location;

  /** What the statements below would do if H2 ran them. */
  public static String touch(String file) throws IOException {
    return Files.createFile(Path.of(file)).toString();
  }

  @BeforeEach
  void makeOne() {
    location = DatabaseLocation.of(directory.resolve("x.db").toString());
    try (TrialStore store = new H2TrialStore(H2Database.open(location), Clock.systemUTC())) {
      store.createStudy(StudyFixtures.study("mine"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE ALIAS X FOR 'org.zwicky.store.ForeignDatabaseTest.touch'",
        "CREATE ALIAS X FOR 'org.zwicky.store.ForeignDatabaseTest.touch';"
            + " ALTER TABLE study RENAME TO kept;"
            + " CREATE VIEW study AS SELECT id, X('MARK') AS name FROM kept",
        "CREATE FORCE TRIGGER t BEFORE SELECT ON study CALL 'no.such.Trigger'",
        "CREATE LINKED TABLE l(NULL, 'jdbc:h2:mem:y', 'sa', '', '(SELECT 1)')",
        "CREATE VIEW v AS SELECT 1 AS x",
        "CREATE TABLE extra(id INT DEFAULT LENGTH(FILE_READ('/etc/hostname')))",
        "ALTER TABLE study ADD COLUMN extra VARCHAR DEFAULT FILE_WRITE('x', 'MARK')",
        "ALTER TABLE trial ALTER COLUMN reason SET DEFAULT FILE_WRITE('x', 'MARK')",
        "CREATE DOMAIN d AS INT DEFAULT 1",
        "CREATE CONSTANT c VALUE 1",
        "CREATE FORCE AGGREGATE a FOR 'no.such.Aggregate'",
        "CREATE SYNONYM s FOR study",
        "CREATE USER other PASSWORD 'x' ADMIN",
        "CREATE SCHEMA other"
      })
  void isNotOpenedWithAnythingThatNoReleaseMade(String statements) throws Exception {
    Path mark = directory.resolve("mark");
    run(statements.replace("MARK", mark.toString()));
    Files.deleteIfExists(mark);
    byte[] before = Files.readAllBytes(file());

    for (Runnable way :
        new Runnable[] {
          () -> H2Database.openToRead(location).close(),
          () -> H2Database.openExisting(location).close(),
          () -> H2Database.open(location).close(),
          () -> H2Database.inspect(location)
        }) {
      assertThatThrownBy(way::run)
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("no release of Zwicky made");
    }

    assertThat(mark).doesNotExist();
    assertThat(Files.readAllBytes(file())).isEqualTo(before);
  }

  @Test
  void isNotOpenedWithoutItsHistory() throws Exception {
    Files.delete(file());
    run("CREATE TABLE own(id INT)");
    byte[] before = Files.readAllBytes(file());

    assertRefused("not one of Zwicky's");
    assertThat(Files.readAllBytes(file())).isEqualTo(before);
  }

  @Test
  void isNotOpenedIfANewerReleaseWroteIt() throws Exception {
    run(
        "INSERT INTO \"flyway_schema_history\" VALUES"
            + " (99, '999', 'later', 'SQL', 'V999__later.sql', 1, 'sa', CURRENT_TIMESTAMP, 1, TRUE)");

    assertRefused("newer Zwicky");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 4096, 8191, 8192, 20000})
  void isNotWrittenIfItIsCutShort(long length) throws IOException {
    try (RandomAccessFile cut = new RandomAccessFile(file().toFile(), "rw")) {
      cut.setLength(length);
    }
    byte[] before = Files.readAllBytes(file());

    assertRefused("damaged");
    assertThat(Files.readAllBytes(file())).isEqualTo(before);
  }

  @Test
  void staysAsItIsWhenItIsLookedAt() throws IOException {
    byte[] before = Files.readAllBytes(file());

    try (TrialStore store = new H2TrialStore(H2Database.openToRead(location), Clock.systemUTC())) {
      assertThat(store.studies()).hasSize(1);
      assertThatThrownBy(() -> store.deleteStudy("mine")).hasMessageContaining("can't be written");
    }
    H2Database.inspect(location);

    assertThat(Files.readAllBytes(file())).isEqualTo(before);
    assertThat(directory.toFile().list()).containsExactly("x.db.mv.db");
  }

  private void assertRefused(String why) {
    for (Runnable way :
        new Runnable[] {
          () -> H2Database.openToRead(location).close(),
          () -> H2Database.openExisting(location).close(),
          () -> H2Database.open(location).close()
        }) {
      assertThatThrownBy(way::run).isInstanceOf(BadInputException.class).hasMessageContaining(why);
    }
  }

  private void run(String statements) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:h2:" + directory.resolve("x.db"), "sa", "");
        Statement statement = connection.createStatement()) {
      for (String each : statements.split(";")) {
        statement.execute(each);
      }
    }
  }

  private Path file() {
    return directory.resolve("x.db.mv.db");
  }
}
