package org.zwicky.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zwicky.study.FailureKind;

class TrialLogTest {

  /** Every write to it fails as on a full disk. */
  private static final Path FULL = Path.of("/dev/full");

  @TempDir Path artifacts;

  @Test
  void aFullDiskCostsTheLogAndNothingElse() throws IOException {
    assumeTrue(Files.exists(FULL), "there is no /dev/full on this system");
    Files.createDirectory(artifacts.resolve("1"));
    Path file = Files.createSymbolicLink(TrialLog.of(artifacts, 1), FULL);

    try (TrialLog log = TrialLog.open(file, false)) {
      log.add("what happened");

      assertThat(log.tail().asSuffix()).contains("what happened", "can't be written any more");
    }
    Files.delete(file);
  }

  @Test
  void knowsAFullDiskFromOtherTroubles() {
    assertThat(
            TrialLog.kindOf(new IOException("the log", new IOException("No space left on device"))))
        .isEqualTo(FailureKind.DISK_FULL);
    assertThat(TrialLog.kindOf(new IOException("Permission denied"))).isEqualTo(FailureKind.ERROR);
  }
}
