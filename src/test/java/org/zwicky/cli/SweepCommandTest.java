package org.zwicky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.zwicky.app.sweep.StudyLock;
import org.zwicky.metric.Scores;

/** Whole sweeps with real workers on small synthetic galaxies. */
@Timeout(300)
@Tag("slow")
class SweepCommandTest {

  /** Trials that are still at it when a signal sent in the first one's end arrives. */
  private static final String LONG = "training.epochs=60";

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  @TempDir Path directory;

  @Test
  void sweepsRecordsAndReports() throws Exception {
    CommandRun sweep = sweep();

    assertThat(sweep.exitCode()).as(sweep.err()).isZero();
    assertThat(sweep.out()).contains("rank", "macroF1 *", "Report: ");
    assertThat(sweep.err()).contains("Making galaxies", "[3/3] trial 3");
    assertThat(directory.resolve("reports/tiny/index.html")).isNotEmptyFile();
    assertThat(directory.resolve("reports/index.html")).content().contains("tiny");
    for (int trial = 1; trial <= 3; trial++) {
      assertThat(directory.resolve("x.artifacts/tiny/" + trial + "/model.zip")).isNotEmptyFile();
    }
    JsonNode rows = leaderboard();
    assertThat(rows).hasSize(3);
    for (JsonNode row : rows) {
      assertThat(row.get("study").asText()).isEqualTo("tiny");
      assertThat(row.get("state").asText()).isEqualTo("COMPLETE");
      assertThat(row.get("epochs").asInt()).isEqualTo(2);
      assertThat(row.get("reason").asText()).isEmpty();
      assertThat(row.get("parameters").has("gamma"))
          .isEqualTo(row.get("parameters").get("imbalance").asText().equals("focal"));
    }
    assertThat(rows.get(0).get("metrics").get("macroF1").asDouble())
        .isGreaterThanOrEqualTo(rows.get(1).get("metrics").get("macroF1").asDouble());
  }

  @Test
  void storesTheProbabilitiesItsMetricsComeFrom() throws Exception {
    sweep();

    for (String line : run("export", "--format", "jsonl").out().lines().toList()) {
      JsonNode trial = JSON.readTree(line);
      int[] labels = JSON.treeToValue(trial.get("validationLabels"), int[].class);
      float[][] probabilities =
          JSON.treeToValue(trial.get("validationProbabilities"), float[][].class);
      Scores scores = Scores.of(labels, probabilities);
      scores
          .asMap()
          .forEach(
              (name, value) ->
                  assertThat(trial.get("metrics").get(name).asDouble()).as(name).isEqualTo(value));
      JsonNode best = trial.get("measurements").get(trial.get("bestEpoch").asInt() - 1);
      assertThat(best.get("metrics").get("macroF1").asDouble())
          .isEqualTo(trial.get("metrics").get("macroF1").asDouble());
    }
  }

  @Test
  void ranksByTheRecallOfOneClassAndRecordsAllMetrics() throws Exception {
    String recall = "recall:Disk, Edge-on, No Bulge";

    CommandRun swept = sweep("--trials", "2", "--set", "objective.metric=" + recall);

    assertThat(swept.exitCode()).as(swept.err()).isZero();
    JsonNode rows = leaderboard();
    assertThat(rows.get(0).get("metrics").get(recall).asDouble())
        .isGreaterThanOrEqualTo(rows.get(1).get("metrics").get(recall).asDouble());
    assertThat(rows.get(0).get("metrics").properties().stream().map(Map.Entry::getKey))
        .contains("worstRecall", "geometricMean", "mcc", "kappa", "rocAuc", "ece");
    JsonNode trial =
        JSON.readTree(run("export", "--format", "jsonl").out().lines().findFirst().get());
    assertThat(
            trial
                .get("measurements")
                .get(trial.get("bestEpoch").asInt() - 1)
                .get("metrics")
                .get(recall)
                .asDouble())
        .isEqualTo(trial.get("metrics").get(recall).asDouble());

    CommandRun wrong =
        CommandRun.of(
            "validate",
            Spaces.write(directory, Spaces.TINY).toString(),
            "--set",
            "objective.metric=recall:Square");

    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains("recall:Square", "no class of that name", "Edge-on");
  }

  @Test
  void preparesImagesOnceForAllSweepsWithTheSamePreprocessing() {
    CommandRun first = sweep("--trials", "1");
    CommandRun second = sweep("--trials", "1", "--set", "name=second", "--seed", "5");
    CommandRun cropped = sweep("--trials", "1", "--set", "name=third", "--set", "data.crop=20");

    assertThat(first.err()).contains("Preparing images");
    assertThat(second.exitCode()).as(second.err()).isZero();
    assertThat(second.err()).doesNotContain("Preparing images");
    assertThat(cropped.err()).contains("Preparing images");
  }

  @Test
  void givesTheSameSweepForTheSameSeed() throws Exception {
    sweep();
    List<JsonNode> first = measured();
    directory = Files.createDirectory(directory.resolve("again"));
    sweep();

    assertThat(measured()).isEqualTo(first);
  }

  @Test
  void rerunsATrialBitForBit() {
    sweep("--trials", "1");

    CommandRun rerun = run("trial", "rerun", "1");

    assertThat(rerun.exitCode()).as(rerun.out() + rerun.err()).isZero();
    assertThat(rerun.out()).contains("macroF1", "Identical.");
    assertThat(run("trial", "rerun", "2").exitCode()).isEqualTo(2);
  }

  @Test
  void asksForResumeAndThenContinues() throws Exception {
    sweep("--trials", "2");
    List<JsonNode> before = measured();

    CommandRun refused = sweep("--trials", "3");
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("has trials already", "--trials 3", "--resume");
    CommandRun resumed = sweep("--trials", "3", "--resume");

    assertThat(resumed.exitCode()).as(resumed.err()).isZero();
    assertThat(measured()).hasSize(3).startsWith(before.toArray(JsonNode[]::new));
  }

  @Test
  void refusesToContinueAStudyWhoseSpaceChanged() throws Exception {
    sweep("--trials", "1");

    CommandRun resumed = sweep("--resume", "--set", "training.epochs=3", "--seed", "12");

    assertThat(resumed.exitCode()).isEqualTo(2);
    assertThat(resumed.err())
        .contains("can't be continued", "/training/epochs: 2 → 3", "/sweep/seed: 11 → 12");
    assertThat(leaderboard()).hasSize(1);
  }

  @Test
  void continuesAStudyWhoseSpaceGrewAndRecordsTheChange() throws Exception {
    sweep("--trials", "2");
    List<JsonNode> before = measured();

    CommandRun resumed =
        sweep("--resume", "--trials", "4", "--set", "parameters.filters.choice=[2, 4, 6]");

    assertThat(resumed.exitCode()).as(resumed.err()).isZero();
    assertThat(resumed.err()).contains("Changed: /parameters/filters/choice: [4,6] → [2,4,6]");
    List<JsonNode> all = measured();
    assertThat(all).hasSize(4).startsWith(before.toArray(JsonNode[]::new));
    assertThat(all.stream().map(trial -> trial.get("parameters"))).doesNotHaveDuplicates();
    JsonNode study = JSON.readTree(run("study", "list", "--format", "json").out()).get(0);
    assertThat(study.get("states").get("COMPLETE").asInt()).isEqualTo(4);
    JsonNode change = study.get("changes").get(0);
    assertThat(change.get("lastTrial").asInt()).isEqualTo(2);
    assertThat(change.get("proposesAnew").asBoolean()).isTrue();
    assertThat(change.get("differences")).hasSize(2);
    assertThat(study.get("provenance").toString())
        .contains("after trial 2: /parameters/filters/choice");
    assertThat(directory.resolve("reports/tiny/index.html")).content().contains("after trial 2");
    CommandRun again =
        sweep("--resume", "--trials", "4", "--set", "parameters.filters.choice=[2, 4, 6]");
    assertThat(again.exitCode()).isZero();
    assertThat(again.err()).doesNotContain("Changed");
  }

  @Test
  void refusesToRunAStudyThatAnotherProcessRuns() throws Exception {
    sweep("--trials", "1");
    try (StudyLock other = StudyLock.take("tiny", directory.resolve("x.artifacts/tiny"))) {
      CommandRun second = sweep("--trials", "2", "--resume");

      assertThat(second.exitCode()).isEqualTo(2);
      assertThat(second.err())
          .contains("is being run by another process", "process " + ProcessHandle.current().pid());
      assertThat(other).isNotNull();
    }
    assertThat(leaderboard()).hasSize(1);
  }

  @Test
  void deletesNoStudyThatIsBeingRun() throws Exception {
    sweep("--trials", "1");
    try (StudyLock running = StudyLock.take("tiny", directory.resolve("x.artifacts/tiny"))) {
      CommandRun delete = run("study", "delete", "tiny", "--yes");

      assertThat(delete.exitCode()).isEqualTo(2);
      assertThat(delete.err()).contains("is being run");
      assertThat(running).isNotNull();
    }
    assertThat(leaderboard()).hasSize(1);
  }

  @Test
  void losesNoFinishedTrialToAKill() throws Exception {
    Path space = Spaces.write(directory, Spaces.TINY);
    Process process = start(space);
    BufferedReader err = process.errorReader();
    String line = err.readLine();
    while (line != null && !line.startsWith("[2/3]")) {
      line = err.readLine();
    }
    process.destroyForcibly().waitFor();
    assertThat(line).as("the second trial's end").isNotNull();

    List<JsonNode> survivors = measured();
    assertThat(leaderboard())
        .extracting(row -> row.get("state").asText())
        .isSubsetOf("COMPLETE", "WAITING");
    CommandRun resumed = sweep("--resume");

    assertThat(resumed.exitCode()).as(resumed.err()).isZero();
    assertThat(survivors).filteredOn(t -> t.get("state").asText().equals("COMPLETE")).hasSize(2);
    List<JsonNode> all = measured();
    assertThat(all).hasSize(3).startsWith(survivors.get(0), survivors.get(1));
    assertThat(all).allMatch(trial -> trial.get("state").asText().equals("COMPLETE"));
  }

  @Test
  void failsWhenNoTrialIsCompleted() {
    CommandRun sweep =
        sweep(
            "--trials",
            "1",
            "--set",
            "training.learningRate=1e30",
            "--set",
            "training.updater=sgd");

    assertThat(sweep.exitCode()).isEqualTo(1);
    assertThat(sweep.err()).contains("diverged at epoch 1", "No trial was completed");
    assertThat(sweep.out()).contains("failed");
  }

  @Test
  void stopsWithADiagnosisWhenOneTrialAfterAnotherFails() throws Exception {
    Path artifacts = Files.createDirectories(directory.resolve("x.artifacts/tiny"));
    for (int trial = 2; trial <= 6; trial++) {
      // A file where the trial's directory should be.
      Files.createFile(artifacts.resolve(Integer.toString(trial)));
    }

    CommandRun sweep = sweep("--trials", "9", "--set", "training.epochs=1");

    assertThat(sweep.exitCode()).isEqualTo(1);
    assertThat(sweep.err())
        .contains(
            "Stopped: the last 5 trials failed, the last (trial 6) because the trial's log",
            "Its log: " + artifacts.resolve("6/log.txt"),
            "Fix the cause, then continue with:",
            "--resume");
    assertThat(leaderboard()).hasSize(6);
    for (int trial = 2; trial <= 6; trial++) {
      Files.delete(artifacts.resolve(Integer.toString(trial)));
    }
    CommandRun resumed = sweep("--trials", "7", "--set", "training.epochs=1", "--resume");
    assertThat(resumed.exitCode()).as(resumed.err()).isZero();
    assertThat(leaderboard()).hasSize(7);
  }

  @Test
  void stopsTrialsAtTheirTimeLimitAndKeepsTheirFigures() throws Exception {
    CommandRun sweep =
        sweep("--trials", "1", "--trial-timeout", "3s", "--set", "training.epochs=100000");

    assertThat(sweep.exitCode()).isEqualTo(1);
    assertThat(sweep.err())
        .contains("ran longer than its limit of 3 seconds (sweep.trialTimeout), stopped after");
    JsonNode usage = JSON.readTree(run("export", "--format", "jsonl").out()).get("usage");
    assertThat(usage.get("cpuSeconds").asDouble()).isPositive();
    assertThat(usage.get("peakMemoryBytes").asLong()).isGreaterThan(50L << 20);
    assertThat(usage.get("meanLoad").asDouble()).isPositive();
    assertThat(run("trial", "show", "1").out()).contains("of processor time", "of memory");
  }

  @Test
  void endsWith130OnAnInterruptAndContinuesWhereItWas() throws Exception {
    Path space = Spaces.write(directory, Spaces.TINY);
    Process process = start(space, "--set", LONG);
    BufferedReader err = process.errorReader();
    StringBuilder said = new StringBuilder();
    boolean signalled = false;
    for (String line = err.readLine(); line != null; line = err.readLine()) {
      said.append(line).append('\n');
      if (!signalled && line.startsWith("[1/3]")) {
        new ProcessBuilder("kill", "-" + Interrupt.signal(), Long.toString(process.pid()))
            .start()
            .waitFor();
        signalled = true;
      }
    }

    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said.toString()).isEqualTo(130);
    assertThat(said.toString()).contains("Interrupted", "--resume");
    CommandRun resumed = sweep("--set", LONG, "--resume");
    assertThat(resumed.exitCode()).as(resumed.err()).isZero();
    assertThat(leaderboard()).hasSize(3);
  }

  /** A sweep in a process of its own. */
  private Process start(Path space, String... more) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of("sweep", space.toString()));
    command.addAll(List.of("--db", directory.resolve("x.db").toString()));
    command.addAll(List.of("--reports", directory.resolve("reports").toString()));
    command.addAll(List.of(more));
    return new ProcessBuilder(command).start();
  }

  @Test
  void trialsOfSeveralNetworksHaveMeansAndSpreads() throws Exception {
    CommandRun sweep =
        sweep("--trials", "1", "--set", "data.split.folds=3", "--set", "data.split.repeats=2");

    assertThat(sweep.exitCode()).as(sweep.err()).isZero();
    for (int network = 1; network <= 6; network++) {
      assertThat(directory.resolve("x.artifacts/tiny/1/model-" + network + ".zip"))
          .isNotEmptyFile();
    }
    JsonNode row = leaderboard().get(0);
    assertThat(row.get("spread").get("logLoss").asDouble()).isPositive();
    assertThat(run("leaderboard", "--format", "csv").out()).contains(",spread.macroF1,");
    assertThat(run("trial", "show", "1").out()).contains(" ± ");
    JsonNode trial = JSON.readTree(run("export", "--format", "jsonl").out());
    assertThat(trial.get("validationProbabilities")).hasSizeGreaterThan(40);
    assertThat(trial.get("validationLabels")).hasSameSizeAs(trial.get("validationProbabilities"));
    JsonNode best = trial.get("measurements").get(trial.get("bestEpoch").asInt() - 1);
    assertThat(trial.get("metrics").get("macroF1")).isEqualTo(best.get("metrics").get("macroF1"));
    CommandRun again = run("trial", "rerun", "1");
    assertThat(again.out()).as(again.err()).contains("Identical.");
  }

  private CommandRun sweep(String... more) {
    return new WorkFolder(directory).sweep(Spaces.TINY, more);
  }

  private CommandRun run(String... arguments) {
    return new WorkFolder(directory).run(arguments);
  }

  private JsonNode leaderboard() throws Exception {
    return JSON.readTree(run("leaderboard", "--format", "json").out());
  }

  /** Everything of the trials that must not differ between two runs: not the best of them. */
  private List<JsonNode> measured() throws Exception {
    List<JsonNode> trials = new ArrayList<>();
    for (String line : run("export", "--format", "jsonl").out().lines().toList()) {
      ObjectNode trial = RecordedTrials.own(line);
      RecordedTrials.removeTimes(trial);
      trials.add(trial);
    }
    return trials;
  }
}
