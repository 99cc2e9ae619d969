package org.zwicky.base.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageCheckTest {

  @TempDir Path directory;

  @Test
  void writesAndLeavesNothingBehind() {
    assertThat(StorageCheck.of(directory).finding()).contains(directory.toString(), "GiB free");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void refusesADirectoryThatIsNotThere() {
    Check check = StorageCheck.of(directory.resolve("absent"));

    assertThat(check.status()).isEqualTo(CheckStatus.ERROR);
    assertThat(check.remedy()).contains("--db");
  }

  @Test
  void refusesAFileInPlaceOfADirectory() throws Exception {
    assertThat(StorageCheck.of(Files.createFile(directory.resolve("file"))).status())
        .isEqualTo(CheckStatus.ERROR);
  }

  @Test
  void warnsOfAFullDisk() {
    assertThat(StorageCheck.room(directory, 5L << 30).status()).isEqualTo(CheckStatus.OK);
    assertThat(StorageCheck.room(directory, 500L << 20).status()).isEqualTo(CheckStatus.WARNING);
    assertThat(StorageCheck.room(directory, 5L << 20).status()).isEqualTo(CheckStatus.ERROR);
  }
}
