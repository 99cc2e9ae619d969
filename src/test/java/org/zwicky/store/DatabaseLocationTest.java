package org.zwicky.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zwicky.base.BadInputException;
import org.zwicky.study.StudyFixtures;
import org.zwicky.study.TrialStore;

class DatabaseLocationTest {

  @TempDir Path directory;

  @Test
  void takesTheFileNameWithOrWithoutH2sSuffix() {
    String plain = directory.resolve("experiments.db").toString();

    assertThat(DatabaseLocation.of(plain + ".mv.db").url())
        .isEqualTo(DatabaseLocation.of(plain).url());
    assertThat(DatabaseLocation.of(plain)).hasToString(plain + ".mv.db");
  }

  @Test
  void putsArtifactsBesideTheDatabase() {
    DatabaseLocation location = DatabaseLocation.of(directory.resolve("experiments.db").toString());

    assertThat(location.artifacts()).isEqualTo(directory.resolve("experiments.artifacts"));
  }

  @Test
  void takesAnH2UrlAsItIs() {
    assertThat(DatabaseLocation.of("jdbc:h2:mem:x").url()).isEqualTo("jdbc:h2:mem:x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "folder/",
        "jdbc:postgresql:x",
        "jdbc:h2:mem:x;INIT=CREATE ALIAS X FOR 'a.b'",
        "jdbc:h2:file:./x;init=RUNSCRIPT FROM 'x.sql'",
        "jdbc:h2:./x;TRACE_LEVEL_FILE=0;DATABASE_EVENT_LISTENER='a.B'",
        "jdbc:h2:./x;LOCK_TIMEOUT=1 CREATE ALIAS X",
        "jdbc:h2:mem:x;IFEXISTS",
        "jdbc:h2:zip:./x.zip!/x"
      })
  void refusesWhatIsNoDatabaseName(String text) {
    assertThatThrownBy(() -> DatabaseLocation.of(text))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("--db");
  }

  /** The name is part of a URL, in which a semicolon would begin a setting. */
  @ParameterizedTest
  @ValueSource(
      strings = {"b;INIT=RUNSCRIPT FROM 'evil.sql' --", "c;d", "a b%41+c", "é渦", "x=y,z'\"", "t:u"})
  void takesAFolderOfAnyName(String folder) throws IOException {
    Path place = Files.createDirectory(directory.resolve(folder));
    DatabaseLocation location = DatabaseLocation.of(place.resolve("x;y.db").toString());
    try (TrialStore store = new H2TrialStore(H2Database.open(location), Clock.systemUTC())) {
      store.createStudy(StudyFixtures.study("mine"));
      assertThat(location.url().substring(location.url().indexOf(';')))
          .isEqualTo(";AUTO_SERVER=TRUE;WRITE_DELAY=0;TRACE_LEVEL_FILE=0");
    }

    assertThat(place.resolve("x;y.db.mv.db")).isRegularFile();
    try (TrialStore store = new H2TrialStore(H2Database.openToRead(location), Clock.systemUTC())) {
      assertThat(store.studies()).hasSize(1);
    }
  }

  @Test
  void takesAUrlOfAFileAsTheFile() {
    Path file = directory.resolve("x.db");

    DatabaseLocation location = DatabaseLocation.of("jdbc:h2:file:" + file + ";CACHE_SIZE=4096");

    assertThat(location).hasToString(file + ".mv.db");
    assertThat(location.artifacts()).isEqualTo(directory.resolve("x.artifacts"));
    assertThat(location.url()).contains(";AUTO_SERVER=TRUE;", ";CACHE_SIZE=4096");
  }

  @Test
  void saysWhereNoDatabaseIs() {
    DatabaseLocation location = DatabaseLocation.of(directory.resolve("none.db").toString());

    assertThatThrownBy(() -> H2Database.openToRead(location))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("none.db")
        .hasMessageContaining("--db");
    assertThat(directory).isEmptyDirectory();
  }
}
