package org.zwicky.app.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zwicky.base.BadInputException;

class StudyLockTest {

  @TempDir Path directory;

  @Test
  void isHeldUntilItIsClosed() throws IOException {
    assertThat(StudyLock.isHeld(directory)).isFalse();
    try (StudyLock lock = StudyLock.take("x", directory)) {
      assertThat(lock).isNotNull();
      assertThat(StudyLock.isHeld(directory)).isTrue();
      assertThatThrownBy(() -> StudyLock.take("x", directory))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("is being run");
      assertThat(StudyLock.isHeld(directory)).isTrue();
    }
    assertThat(StudyLock.isHeld(directory)).isFalse();
    StudyLock.take("x", directory).close();
  }

  @Test
  void looksWithoutMakingAFile() {
    assertThat(StudyLock.isHeld(directory.resolve("none"))).isFalse();
    assertThat(Files.exists(directory.resolve("none"))).isFalse();
  }
}
