package org.zwicky.base.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

  @TempDir Path directory;

  @Test
  void replacesAFileAndMakesItsFolder() throws IOException {
    Path file = directory.resolve("new/x.html");

    AtomicFile.write(file, "old");
    AtomicFile.write(file, "größer");

    assertThat(file).hasContent("größer");
    assertThat(file.getParent()).isDirectoryContaining(file::equals);
    assertThat(file.getParent().toFile().list()).containsExactly("x.html");
  }

  @Test
  void leavesTheOldFileAndNothingElseWhenTheContentBreaksOff() throws IOException {
    Path file = Files.writeString(directory.resolve("x.csv"), "old");

    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      out.write("half of");
                      out.flush();
                      assertThat(file).hasContent("old");
                      throw new IllegalStateException("broken off");
                    }))
        .hasMessage("broken off");

    assertThat(file).hasContent("old");
    assertThat(directory.toFile().list()).containsExactly("x.csv");
  }
}
