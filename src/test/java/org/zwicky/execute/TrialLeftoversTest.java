package org.zwicky.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialLeftoversTest {

  private static final List<String> FILES =
      List.of("checkpoint.bin", "checkpoint.bin.part", "log.txt", "model.zip", "model.zip123.part");

  @TempDir Path artifacts;

  @BeforeEach
  void fill() throws IOException {
    for (int trial = 1; trial <= 2; trial++) {
      Files.createDirectory(artifacts.resolve(Integer.toString(trial)));
      for (String file : FILES) {
        Files.createFile(artifacts.resolve(Integer.toString(trial)).resolve(file));
      }
    }
  }

  @Test
  void aTrialThatIsOverKeepsItsModelAndItsLog() throws IOException {
    TrialLeftovers.remove(artifacts, 1, true);

    assertThat(filesOf(1)).containsExactly("log.txt", "model.zip");
    assertThat(filesOf(2)).isEqualTo(FILES);
  }

  @Test
  void aTrialThatWillGoOnKeepsItsCheckpoint() throws IOException {
    TrialLeftovers.remove(artifacts, 1, false);

    assertThat(filesOf(1)).containsExactly("checkpoint.bin", "log.txt", "model.zip");
  }

  @Test
  void aTrialWithoutFilesHasNoneAfterwards() {
    TrialLeftovers.remove(artifacts, 3, true);

    assertThat(artifacts.resolve("3")).doesNotExist();
  }

  @Test
  void whatCannotBeRemovedBreaksNothing() throws IOException {
    Files.createDirectories(artifacts.resolve("4/checkpoint.bin/not empty"));

    TrialLeftovers.remove(artifacts, 4, true);

    assertThat(artifacts.resolve("4/checkpoint.bin")).exists();
  }

  private List<String> filesOf(int trial) throws IOException {
    try (Stream<Path> files = Files.list(artifacts.resolve(Integer.toString(trial)))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
