package org.zwicky.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.zwicky.study.StudyFixtures.completed;
import static org.zwicky.study.StudyFixtures.measurement;
import static org.zwicky.study.StudyFixtures.request;
import static org.zwicky.study.StudyFixtures.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zwicky.store.DatabaseLocation;
import org.zwicky.store.H2Database;
import org.zwicky.store.H2TrialStore;
import org.zwicky.study.TrialOutcome;
import org.zwicky.study.TrialStore;

/** The commands that show what is recorded. */
@Tag("slow")
class ResultCommandsTest {

  @TempDir Path directory;

  @BeforeEach
  void record() {
    DatabaseLocation location = DatabaseLocation.of(directory.resolve("x.db").toString());
    try (TrialStore store = new H2TrialStore(H2Database.open(location), Clock.systemUTC())) {
      store.createStudy(study("galaxies"));
      store.start(request("galaxies", 1));
      store.record("galaxies", 1, measurement(1));
      store.finish("galaxies", 1, new TrialOutcome.Failed("diverged at epoch 2, \"badly\""));
      store.start(request("galaxies", 2));
      store.record("galaxies", 2, measurement(1));
      store.record("galaxies", 2, measurement(2));
      store.finish("galaxies", 2, completed());
    }
  }

  @Test
  void leaderboardPrintsATable() {
    CommandRun run = run("leaderboard");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines().toList())
        .hasSize(4)
        .satisfies(
            lines ->
                assertThat(lines.get(0)).contains("macroF1 *", "filters").doesNotContain("dropout"))
        .satisfies(lines -> assertThat(lines.get(1)).contains("complete", "0.750"))
        .satisfies(lines -> assertThat(lines.get(2)).contains("failed"))
        .satisfies(
            lines ->
                assertThat(lines.get(3))
                    .isEqualTo("trial 1 failed: diverged at epoch 2, \"badly\""));
    assertThat(run.err()).isEmpty();
  }

  @Test
  void leaderboardNamesTheParametersThatDoNotFitTheTerminal() {
    System.setProperty("zwicky.columns", "80");
    try {
      assertThat(run("leaderboard").out().lines().toList())
          .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80))
          .anySatisfy(line -> assertThat(line).contains("no room for filters"));
    } finally {
      System.clearProperty("zwicky.columns");
    }
  }

  @Test
  void leaderboardPrintsStableJson() throws Exception {
    JsonNode rows =
        JsonMapper.builder().build().readTree(run("leaderboard", "--format", "json").out());

    assertThat(rows).hasSize(2);
    assertThat(rows.get(0).fieldNames())
        .toIterable()
        .containsExactly(
            "study", "number", "state", "metrics", "parameters", "epochs", "seconds", "reason");
    assertThat(rows.get(0).get("number").asInt()).isEqualTo(2);
    assertThat(rows.get(0).get("metrics").get("accuracy").asDouble()).isEqualTo(0.75);
    assertThat(rows.get(0).get("parameters").get("filters").isInt()).isTrue();
    assertThat(rows.get(0).get("parameters").get("sizes")).hasSize(2);
    assertThat(rows.get(1).get("reason").asText()).startsWith("diverged");
    assertThat(rows.get(1).get("metrics")).isEmpty();
  }

  @Test
  void leaderboardPrintsCsvWithQuotes() {
    List<String> lines = run("leaderboard", "--format", "csv").out().lines().toList();

    assertThat(lines).hasSize(3);
    assertThat(lines.get(0)).startsWith("study,number,state,accuracy,macroF1,balancedAccuracy,");
    assertThat(lines.get(2)).contains("\"diverged at epoch 2, \"\"badly\"\"\"");
  }

  @Test
  void leaderboardSortsByAnyMetricAndStopsAtTheTop() {
    assertThat(run("leaderboard", "--sort", "logLoss", "--top", "1").out().lines()).hasSize(2);
    assertThat(run("leaderboard", "--sort", "f1").err()).contains("macroF1", "balancedAccuracy");
    assertThat(run("leaderboard", "--sort", "f1").exitCode()).isEqualTo(2);
    assertThat(run("leaderboard", "--top", "0").exitCode()).isEqualTo(2);
  }

  @Test
  void namesTheStudiesThereAreWhenOneIsNot() {
    CommandRun run = run("leaderboard", "stars");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("'stars'", "'galaxies'");
  }

  @Test
  void trialShowPrintsEpochsAndClasses() {
    CommandRun run = run("trial", "show", "2");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains(
            "Trial 2 of 'galaxies': complete",
            "activation = relu",
            "← best",
            "elliptical",
            "backend: CPU",
            "gap of macroF1, training less validation 0.700",
            "Epoch 2, learning rate 0.050",
            "Warning: the gradient of layer 1 conv is 6.7e-08 of the last layer's: it vanishes");
    assertThat(run.out().lines().map(line -> line.replaceAll(" +", " ")))
        .contains("layer gradient norm update/weights", "3 softmax 1.5 0.0010");
    assertThat(run("trial", "show", "9").err()).contains("has no trial 9");
  }

  @Test
  void exportHoldsProbabilitiesAndConfusion() throws Exception {
    List<String> lines = run("export").out().lines().toList();

    assertThat(lines).hasSize(2);
    JsonNode complete = JsonMapper.builder().build().readTree(lines.get(1));
    assertThat(complete.get("validationProbabilities")).hasSize(4);
    assertThat(complete.get("validationProbabilities").get(0).get(0).floatValue()).isEqualTo(0.7f);
    assertThat(complete.get("validationLabels")).hasSize(4);
    assertThat(complete.get("confusion").get(0).get(1).asInt()).isEqualTo(1);
    assertThat(complete.get("measurements")).hasSize(2);
    assertThat(complete.get("measurements").get(0).get("metrics").get("logLoss").isNull()).isTrue();
    assertThat(complete.get("gap").get("macroF1").asDouble()).isCloseTo(0.7, offset(1e-12));
    assertThat(complete.get("warnings").get(0).asText()).contains("layer 1 conv", "vanishes");
    assertThat(complete.get("measurements").get(1).get("learningRate").asDouble()).isEqualTo(0.05);
    JsonNode layer = complete.get("measurements").get(1).get("layers").get(1);
    assertThat(layer.get("layer").asText()).isEqualTo("3 softmax");
    assertThat(layer.get("gradientNorm").asDouble()).isEqualTo(1.5);
    assertThat(layer.get("updateRatio").asDouble()).isEqualTo(1e-3);
    JsonNode whole = JsonMapper.builder().build().readTree(run("export", "--format", "json").out());
    assertThat(whole.get("trials")).hasSize(2);
    JsonNode best = whole.at("/intervals/trials/0");
    assertThat(complete.get("intervals")).isEqualTo(best.get("intervals")).isNotEmpty();
    assertThat(best.get("number").asInt()).isEqualTo(whole.at("/intervals/best").asInt());
    assertThat(best.at("/intervals/macroF1/low").asDouble())
        .isBetween(0.0, best.at("/intervals/macroF1/high").asDouble());
    assertThat(whole.get("importance").get(0).get("metric").asText()).isEqualTo("macroF1");
    assertThat(whole.get("importance").get(0).get("trials").asInt()).isEqualTo(1);
    assertThat(whole.get("importance").get(0).get("parameters")).isEmpty();
    assertThat(whole.get("data").get("validationImages").get(3).asInt()).isEqualTo(13);
  }

  @Test
  void exportedRowsHoldTheEndsOfTheIntervals() throws Exception {
    List<String> rows = run("export", "--format", "csv").out().lines().toList();
    JsonNode complete =
        JsonMapper.builder()
            .build()
            .readTree(run("export", "--format", "jsonl").out().lines().toList().get(1));

    assertThat(rows.get(0)).contains(",low.macroF1,high.macroF1,").endsWith(",tied");
    assertThat(rows.get(1))
        .contains(
            ",%s,%s,"
                .formatted(
                    complete.at("/intervals/macroF1/low").asDouble(),
                    complete.at("/intervals/macroF1/high").asDouble()))
        // The best is not compared with itself.
        .endsWith(",");
    assertThat(run("leaderboard", "--format", "csv").out()).doesNotContain("low.");
  }

  @Test
  void studyListNamesTheBestScore() {
    assertThat(run("study", "list").out()).contains("galaxies", "macroF1");
  }

  @Test
  void studyDeleteAsksForConsentFirst() {
    assertThat(run("study", "delete", "galaxies").exitCode()).isEqualTo(2);
    assertThat(run("study", "list").out()).contains("galaxies");

    assertThat(run("study", "delete", "galaxies", "--yes").out()).contains("2 trials");

    assertThat(run("study", "list").out()).doesNotContain("galaxies");
  }

  @Test
  void reportPrintsWhereThePageIs() {
    Path reports = directory.resolve("pages");
    CommandRun run = run("report", "--reports", reports.toString());

    assertThat(run.exitCode()).isZero();
    assertThat(Path.of(run.out().strip()))
        .isEqualTo(reports.resolve("galaxies/index.html"))
        .exists();
  }

  @Test
  void reportComparesTwoDifferentStudiesOnly() {
    CommandRun twice = run("report", "--compare", "galaxies", "galaxies");
    CommandRun unknown = run("report", "--compare", "galaxies", "stars");
    CommandRun both = run("report", "galaxies", "--compare", "galaxies", "stars");

    assertThat(List.of(twice.exitCode(), unknown.exitCode(), both.exitCode())).containsOnly(2);
    assertThat(twice.err()).contains("two different studies");
    assertThat(unknown.err()).contains("There is no study 'stars'", "'galaxies'");
    assertThat(both.err()).contains("either a study or --compare");
  }

  private CommandRun run(String... arguments) {
    return new WorkFolder(directory).run(arguments);
  }
}
