package org.zwicky.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.zwicky.app.data.RecordedData;
import org.zwicky.metric.Scores;

/** Whole sweeps with finalists, with real workers on small synthetic galaxies. */
@Timeout(300)
@Tag("slow")
class FinalistSweepTest {

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  @TempDir Path directory;

  @Test
  void crownsAFinalistAndMeasuresItOnTheTestPartOnce() throws Exception {
    CommandRun sweep = sweep();

    assertThat(sweep.exitCode()).as(sweep.err()).isZero();
    assertThat(sweep.err())
        .contains("[3/3]", "each again with 2 new seeds", "[finalist 4/4]", "is crowned");
    assertThat(sweep.out()).contains("(crowned)", "test part", "Ensemble of", "Report: ");
    assertThat(directory.resolve("reports/tiny/index.html"))
        .content()
        .contains("Finalists and test part");
    assertThat(directory.resolve("x.artifacts/tiny/best/model.zip")).isNotEmptyFile();
    assertThat(JSON.readTree(run("leaderboard", "--format", "json").out())).hasSize(3);
    assertThat(run("leaderboard").out()).contains("(crowned)");

    JsonNode finals = finals();
    assertThat(finals.get("finalists")).hasSize(2);
    for (JsonNode finalist : finals.get("finalists")) {
      assertThat(finalist.get("retrainings")).hasSize(2);
      for (JsonNode retraining : finalist.get("retrainings")) {
        Path folder =
            directory.resolve(
                "x.artifacts/tiny/finalists/%d-%d"
                    .formatted(finalist.get("trial").asInt(), retraining.get("seedIndex").asInt()));
        assertThat(folder.resolve("model.zip")).isNotEmptyFile();
        assertThat(folder.resolve("checkpoint.bin")).doesNotExist();
      }
    }
    JsonNode test = finals.get("tests").get(0);
    int[] labels = JSON.treeToValue(test.get("testLabels"), int[].class);
    for (JsonNode result : test.get("results")) {
      float[][] probabilities = JSON.treeToValue(result.get("testProbabilities"), float[][].class);
      assertThat(result.get("metrics").get("accuracy").asDouble())
          .isEqualTo(Scores.of(labels, probabilities).classification().accuracy());
      assertThat(result.get("intervals").get("macroF1").get("level").asDouble()).isEqualTo(0.95);
    }

    CommandRun again = sweep("--resume");

    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(finals()).isEqualTo(finals);
    assertPredicts(test, "SINGLE", "--best", "the crowned model: trial ");
    assertPredicts(test, "ENSEMBLE", "--ensemble", "the finalists' ensemble: trial ");
  }

  /** Compares what predict says of the test images with what was measured. */
  private void assertPredicts(JsonNode test, String kind, String option, String name)
      throws IOException {
    String data =
        JSON.readTree(run("export", "--format", "json").out())
            .findValue(RecordedData.FILE)
            .asText();
    CommandRun run = run("predict", data, option, "--format", "json");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).contains("Predicting with " + name);
    JsonNode rows = JSON.readTree(run.out());
    JsonNode measured = null;
    for (JsonNode result : test.get("results")) {
      measured = result.get("kind").asText().equals(kind) ? result : measured;
    }
    for (int i = 0; i < test.get("testImages").size(); i++) {
      List<Double> predicted = new ArrayList<>();
      rows.get(test.get("testImages").get(i).asInt())
          .get("probabilities")
          .forEach(each -> predicted.add(each.asDouble()));
      for (int k = 0; k < predicted.size(); k++) {
        assertThat(predicted.get(k))
            .isCloseTo(measured.get("testProbabilities").get(i).get(k).asDouble(), within(1e-5));
      }
    }
  }

  @Test
  void goesOnWithTheFinalistsAfterAKillAsIfNobodyHadKilledThem() throws Exception {
    sweep();
    JsonNode expected = finals();
    directory = Files.createDirectory(directory.resolve("killed"));

    killAfter("[finalist 1/4]");
    CommandRun resumed = sweep("--resume");

    assertThat(resumed.exitCode()).as(resumed.err()).isZero();
    assertThat(resumed.err()).doesNotContain("[finalist 1/4]").contains("[finalist 4/4]");
    assertThat(results(finals())).isEqualTo(results(expected));
    assertThat(finals().get("tests")).hasSize(1);
  }

  @Test
  void keepsWhatWasTrainedWhenMoreTrialsAreAskedFor() throws Exception {
    sweep("--trials", "1", "--set", "sweep.finalists={\"top\": 1, \"seeds\": 1}");
    JsonNode first = finals().get("finalists").get(0);

    CommandRun more = sweep("--resume");

    assertThat(more.exitCode()).as(more.err()).isZero();
    JsonNode finals = finals();
    assertThat(finals.get("tests")).hasSize(2);
    assertThat(more.err()).contains("for the second time");
    assertThat(more.out()).contains("Test part used 2 times");
    assertThat(finals.get("finalists"))
        .filteredOn(each -> each.get("trial").equals(first.get("trial")))
        .singleElement()
        .satisfies(
            kept ->
                assertThat(kept.get("retrainings").get(0))
                    .isEqualTo(first.get("retrainings").get(0)));
  }

  @Test
  void leavesNothingBehindWhenTheStudyIsDeleted() {
    sweep("--trials", "1", "--set", "sweep.finalists={\"top\": 1, \"seeds\": 1}");

    assertThat(run("study", "delete", "tiny", "--yes").exitCode()).isZero();

    assertThat(directory.resolve("x.artifacts/tiny")).doesNotExist();
  }

  @Test
  void saysInThePlanWhatTheFinalistsTake() {
    CommandRun plan =
        CommandRun.of(
            "plan",
            Spaces.write(directory, Spaces.TINY).toString(),
            "--set",
            "sweep.finalists={\"top\": 2, \"seeds\": 2}");

    assertThat(plan.exitCode()).as(plan.err()).isZero();
    assertThat(plan.out()).contains("Finalists: the best 2 trials again with 2 new seeds each");
  }

  /** What does not depend on when something was computed. */
  private static List<JsonNode> results(JsonNode finals) {
    List<JsonNode> results = new ArrayList<>();
    for (JsonNode finalist : finals.get("finalists")) {
      for (JsonNode retraining : finalist.get("retrainings")) {
        results.add(retraining.get("metrics"));
        results.add(retraining.get("seed"));
      }
    }
    results.add(finals.get("tests").get(0).get("results"));
    return results;
  }

  private void killAfter(String beginning) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(arguments());
    Process process = new ProcessBuilder(command).start();
    try (BufferedReader err = process.errorReader()) {
      for (String line = err.readLine(); line != null; line = err.readLine()) {
        if (line.startsWith(beginning)) {
          // The process itself would close its output, which is read on.
          process.toHandle().destroyForcibly();
        }
      }
    }
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(128 + 9);
  }

  private JsonNode finals() throws IOException {
    return JSON.readTree(run("export", "--format", "json").out()).get("finals");
  }

  private CommandRun run(String... arguments) {
    return new WorkFolder(directory).run(arguments);
  }

  private CommandRun sweep(String... more) {
    List<String> all = arguments();
    all.addAll(List.of(more));
    return CommandRun.of(all.toArray(String[]::new));
  }

  private List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("sweep", Spaces.write(directory, Spaces.TINY).toString()));
    arguments.addAll(List.of("--db", directory.resolve("x.db").toString()));
    arguments.addAll(List.of("--reports", directory.resolve("reports").toString()));
    arguments.addAll(List.of("--set", "sweep.finalists={\"top\": 2, \"seeds\": 2}"));
    return arguments;
  }
}
