package org.zwicky.cli;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@link SweepFaultsTest}. */
@Timeout(180)
@Tag("alone")
class SweepKillsTest {

  @TempDir Path directory;

  @BeforeAll
  static void needsProc() {
    Processes.assumeLinux();
  }

  @Test
  void aSweepThatIsKilledAgainAndAgainIsAsIfNobodyHadKilledIt() throws Exception {
    try (KilledSweep sweep =
        new KilledSweep(
            directory, Spaces.TINY, 3500, "--trials", "5", "--set", "training.epochs=6")) {
      sweep.survive(6);
    }
  }

  @Test
  void soIsOneWhoseTrialsTrainSeveralNetworks() throws Exception {
    try (KilledSweep sweep =
        new KilledSweep(
            directory,
            Spaces.TINY,
            3500,
            "--trials",
            "2",
            "--set",
            "training.epochs=6",
            "--set",
            "data.split.folds=3",
            "--set",
            "data.split.repeats=2")) {
      sweep.survive(3);
    }
  }
}
