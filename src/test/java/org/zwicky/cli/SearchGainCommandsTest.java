package org.zwicky.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.zwicky.study.StudyFixtures.completed;
import static org.zwicky.study.StudyFixtures.request;
import static org.zwicky.study.StudyFixtures.study;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.zwicky.store.DatabaseLocation;
import org.zwicky.store.H2Database;
import org.zwicky.store.H2TrialStore;
import org.zwicky.study.Study;
import org.zwicky.study.TrialOutcome;
import org.zwicky.study.TrialStore;

/** What a search added to the configuration that it started with, through the command line. */
@Timeout(120)
@Tag("slow")
class SearchGainCommandsTest {

  private static final String NONE =
      "No trial was better than the first, the recipe the sweep started with.";
  private static final String COMMANDS =
      """
      {
        "name": "shell",
        "command": ["sh", "-c", "test $1 != 6 && echo '{\\"metrics\\":{\\"cost\\":'$1'}}'", "sh", "${x}"],
        "objective": { "metric": "cost", "goal": "minimize" },
        "sweep": { "sampler": "grid", "trials": 3, "parallel": 1 },
        "parameters": { "x": { "int": [1, 6] } }
      }
      """;

  @TempDir Path directory;

  @Test
  void isTheLastLineOfSweepAndLeaderboard() throws Exception {
    CommandRun sweep = sweep("[{\"x\":4},{\"x\":5}]");

    assertThat(sweep.exitCode()).as(sweep.err()).isZero();
    String line =
        "The first trial, the recipe the sweep started with, has 4.000 in cost;"
            + " the search lowered it by 3.000 (trial 3).";
    assertThat(sweep.out()).contains(line + System.lineSeparator().repeat(2) + "Report: ");
    assertThat(run("leaderboard").out().lines().toList()).last().isEqualTo(line);
    assertThat(run("leaderboard", "--top", "1").out().lines().toList()).last().isEqualTo(line);
    assertThat(run("leaderboard", "--format", "json").out()).doesNotContain("recipe");
    assertThat(run("leaderboard", "--format", "csv").out()).doesNotContain("recipe");
    assertThat(directory.resolve("reports/shell/index.html")).content().contains(line);
    JsonNode gain = json("export", "--format", "json").get("searchGain");
    assertThat(gain.fieldNames()).toIterable().containsExactly("first", "best", "difference");
    assertThat(gain.get("difference").asDouble()).isEqualTo(3);
  }

  @Test
  void isNoneWhereTheFirstIsTheBest() throws Exception {
    assertThat(sweep("[{\"x\":1}]").out()).contains(NONE);
    assertThat(run("leaderboard").out().lines().toList()).last().isEqualTo(NONE);
    assertThat(directory.resolve("reports/shell/index.html")).content().contains(NONE);
    JsonNode gain = json("export", "--format", "json").get("searchGain");
    assertThat(gain.get("best").asInt()).isEqualTo(1);
    assertThat(gain.get("difference").asDouble()).isZero();
  }

  @Test
  void isUnknownWhereTheFirstFailed() throws Exception {
    assertThat(sweep("[{\"x\":6}]").out())
        .contains("The first trial, the recipe the sweep started with, failed: what");
    JsonNode gain = json("export", "--format", "json").get("searchGain");
    assertThat(gain.get("difference").isNull()).isTrue();
    assertThat(gain.get("best").asInt()).isEqualTo(2);
  }

  @Test
  void followsWhatTheFileSaidWhenTheFirstTrialRan() throws Exception {
    sweep("[{\"x\":5}]", "--trials=2");
    CommandRun without = sweep("[]", "--resume", "--trials=3");
    CommandRun again = sweep("[{\"x\":3}]", "--resume", "--trials=4");

    assertThat(without.exitCode()).as(without.err()).isZero();
    assertThat(without.out()).contains("has 5.000 in cost; the search lowered it by 4.000");
    assertThat(again.out()).contains("has 5.000 in cost; the search lowered it by 4.000");
  }

  @Test
  void isNotTalkedOfWhereTheSweepStartedWithNothingGiven() throws Exception {
    assertThat(sweep("[]").out()).doesNotContain("recipe");
    assertThat(sweep("[{\"x\":4}]", "--resume", "--trials=4").out()).doesNotContain("recipe");
    assertThat(run("leaderboard").out()).doesNotContain("recipe");
    assertThat(json("export", "--format", "json").has("searchGain")).isFalse();
  }

  /** The first mistakes every image, the second one of four: macro-F1 0 and 0.75. */
  @Test
  void hasTheIntervalOfTheLeaderboardsTies() throws Exception {
    record(
        """
        {"name": "galaxies", "data": {"path": "x.h5"}, "objective": {"metric": "macroF1"},
         "sweep": {"startWith": [{"filters": 1}]}, "parameters": {"filters": {"int": [1, 4]}},
         "network": [{"conv": {"filters": "$filters"}}], "training": {"epochs": 1}}
        """);

    JsonNode study = json("export", "--format", "json");
    JsonNode gain = study.get("searchGain");
    JsonNode behind = study.at("/intervals/trials/1/againstBest");
    assertThat(gain.fieldNames())
        .toIterable()
        .containsExactly("first", "best", "difference", "low", "high");
    assertThat(gain.get("difference")).isEqualTo(behind.get("behind"));
    assertThat(gain.get("low")).isEqualTo(behind.at("/interval/low"));
    assertThat(gain.get("high")).isEqualTo(behind.at("/interval/high"));
    String half = "%.3f".formatted((gain.get("high").asDouble() - gain.get("low").asDouble()) / 2);
    assertThat(run("leaderboard", "--sort", "logLoss").out().lines().toList())
        .last()
        .asString()
        .contains(
            "has 0.000 in Macro-F1; the search added +0.%03d ± %s (trial 2)"
                .formatted(Math.round(1000 * gain.get("difference").asDouble()), half));
  }

  private void record(String definition) {
    DatabaseLocation location = DatabaseLocation.of(directory.resolve("x.db").toString());
    try (TrialStore store = new H2TrialStore(H2Database.open(location), Clock.systemUTC())) {
      Study plain = study("galaxies");
      store.createStudy(
          new Study(
              plain.name(),
              plain.created(),
              definition,
              plain.objective(),
              plain.data(),
              plain.provenance()));
      float[] first = {1, 0, 0};
      float[] last = {0, 0, 1};
      store.start(request("galaxies", 1));
      store.finish(
          "galaxies",
          1,
          new TrialOutcome.Completed(1, new float[][] {last, last, first, first}, 9, Map.of()));
      store.start(request("galaxies", 2));
      store.finish("galaxies", 2, completed());
    }
  }

  private CommandRun sweep(String starts, String... more) {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no /bin/sh on this system");
    String[] all = new String[more.length + 1];
    all[0] = "--set=sweep.startWith=" + starts;
    System.arraycopy(more, 0, all, 1, more.length);
    return new WorkFolder(directory).sweep(COMMANDS, all);
  }

  private JsonNode json(String... arguments) throws Exception {
    return new WorkFolder(directory).json(arguments);
  }

  private CommandRun run(String... arguments) {
    return new WorkFolder(directory).run(arguments);
  }
}
