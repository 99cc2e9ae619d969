package org.zwicky.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zwicky.space.BadInputException;

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
  @ValueSource(strings = {"", " ", "x;INIT=y", "folder/", "jdbc:postgresql:x"})
  void refusesWhatIsNoDatabaseName(String text) {
    assertThatThrownBy(() -> DatabaseLocation.of(text))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("--db");
  }

  @Test
  void saysWhereNoDatabaseIs() {
    DatabaseLocation location = DatabaseLocation.of(directory.resolve("none.db").toString());

    assertThatThrownBy(() -> H2Database.openExisting(location))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("none.db")
        .hasMessageContaining("--db");
    assertThat(directory).isEmptyDirectory();
  }
}
