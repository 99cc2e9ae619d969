package org.zwicky.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sweeps that are killed at more than a hundred random moments: the parent with SIGKILL, workers
 * with SIGKILL, SIGSEGV and SIGSTOP. Each is continued with {@code --resume}, and ends with what it
 * would have ended with.
 */
@Tag("faults")
@Timeout(600)
class SweepFaultsTest {

  private static final Path GALAXIES = Path.of("../shared/data/galaxy-zoo1.h5");

  /** Goes on where it was, as a program with checkpoints does. */
  private static final String SCRIPT =
      """
      measure() {
        printf '{"epoch": %d, "metrics": {"cost": %d}}\\n' $epoch $(($1 * 100 + epoch))
      }
      epoch=$ZWICKY_RESUMED_EPOCHS
      while [ $epoch -lt 5 ]; do
        sleep 0.1
        epoch=$((epoch + 1))
        measure $1
      done
      # Where all epochs are recorded, the result is not.
      measure $1
      """;

  private static final String COMMANDS =
      """
      {
        "name": "shell",
        "command": ["sh", "SCRIPT", "${x}"],
        "objective": { "metric": "cost", "goal": "minimize" },
        "sweep": { "sampler": "random", "trials": 8, "parallel": 2, "seed": 5 },
        "parameters": { "x": { "int": [1, 400] } }
      }
      """;

  @TempDir Path directory;

  @BeforeAll
  static void needsProc() {
    Processes.assumeLinux();
  }

  @Test
  void oneTrialAtATime() throws Exception {
    survive(34, Spaces.TINY, 4000, "--trials", "24", "--set", "training.epochs=8");
  }

  @Test
  void twoTrialsAtATime() throws Exception {
    survive(
        20, Spaces.TINY, 4500, "--trials", "24", "--parallel", "2", "--set", "training.epochs=8");
  }

  @Test
  void realGalaxies() throws Exception {
    assumeTrue(Files.exists(GALAXIES), GALAXIES + " is not there");
    survive(
        8,
        Spaces.TINY.replaceFirst(
            "\"data\".*",
            "\"data\": { \"format\": \"hdf5\", \"path\": \"%s\", \"crop\": 48, \"limit\": 300 },"
                .formatted(GALAXIES.toAbsolutePath().normalize())),
        5000,
        "--trials",
        "5",
        "--set",
        "training.epochs=5");
  }

  @Test
  void preparation() throws Exception {
    survive(
        10,
        Spaces.TINY,
        1800,
        "--trials",
        "1",
        "--set",
        "data.synthetic.images=3000",
        "--set",
        "data.synthetic.size=64",
        "--set",
        "training.epochs=1");
  }

  @Test
  void commands() throws Exception {
    survive(20, commandSpace(), 2500);
  }

  @Test
  void aWorkerThatNeverAnswersAgain() throws Exception {
    try (KilledSweep sweep =
        new KilledSweep(directory, Spaces.TINY, 1, "--set", "training.epochs=6")) {
      sweep.surviveAFrozenWorker();
    }
  }

  @Test
  void reports() throws Exception {
    Random random = new Random(1);
    try (KilledSweep sweep = new KilledSweep(directory, commandSpace(), 1)) {
      sweep.undisturbed();
      Path reports = sweep.directory().resolve("reports");
      List<String> report =
          List.of("report", "--db", sweep.database().toString(), "--reports", reports.toString());
      for (int kill = 1; kill <= 10; kill++) {
        Process process = Processes.start(sweep.directory().resolve("said.txt"), report);
        process.waitFor(500 + random.nextInt(1000), TimeUnit.MILLISECONDS);
        process.destroyForcibly().waitFor();

        assertThat(reports.resolve("shell/index.html")).content().endsWith("</html>");
        assertThat(reports.resolve("index.html")).content().endsWith("</html>");
        RecordedTrials.read(sweep.database());
      }
      CommandRun last = CommandRun.of(report.toArray(String[]::new));
      assertThat(last.exitCode()).as(last.err()).isZero();
      try (Stream<Path> files = Files.walk(reports)) {
        assertThat(files).noneMatch(file -> file.toString().endsWith(".tmp"));
      }
    }
  }

  private void survive(int kills, String space, long longestPauseMillis, String... options)
      throws Exception {
    try (KilledSweep sweep = new KilledSweep(directory, space, longestPauseMillis, options)) {
      sweep.survive(kills);
    }
  }

  private String commandSpace() throws IOException {
    Path script = Files.writeString(directory.resolve("script.sh"), SCRIPT);
    return COMMANDS.replace("SCRIPT", script.toString());
  }
}
