package org.zwicky.app.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zwicky.data.SyntheticSpec;

class DataFilesTest {

  @TempDir Path directory;

  @Test
  void makesGalaxiesOnceAndRemovesWhatAKilledProcessLeft() throws IOException {
    SyntheticSpec synthetic = new SyntheticSpec(30, 16, 1);
    Path left = Files.createFile(directory.resolve("synthetic-v1-9-9-9.h5.abc.part"));
    AtomicInteger made = new AtomicInteger();

    Path first = DataFiles.findSynthetic(synthetic, directory, made::incrementAndGet);
    Path second = DataFiles.findSynthetic(synthetic, directory, made::incrementAndGet);

    assertThat(first).isEqualTo(second).isNotEmptyFile();
    assertThat(made).hasValue(1);
    assertThat(left).doesNotExist();
  }
}
