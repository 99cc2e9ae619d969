package org.zwicky.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole sweeps whose trials are shell scripts. */
@Timeout(120)
@Tag("slow")
class CommandSweepTest {

  private static final String SPACE =
      """
      {
        "name": "shell",
        "command": ["sh", "-c", "SCRIPT", "script", "${x}"],
        "objective": { "metric": "cost", "goal": "minimize" },
        "sweep": { "sampler": "grid", "trials": 4, "parallel": 2 },
        "parameters": { "x": { "int": [1, 4] }, "unused": { "constant": 9 } }
      }
      """;
  private static final String SQUARE =
      "echo trial of $1; printf '{\\\"metrics\\\": {\\\"cost\\\": %s}}\\n' 100; "
          + "printf '{\\\"metrics\\\": {\\\"cost\\\": %s, \\\"gain\\\": %s}}\\n' $(($1 * $1)) $1";

  @TempDir Path directory;

  @BeforeEach
  void needsAShell() {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no /bin/sh on this system");
  }

  @Test
  void sweepsRecordsAndReports() throws Exception {
    CommandRun sweep = sweep(SQUARE);

    assertThat(sweep.exitCode()).as(sweep.err()).isZero();
    assertThat(sweep.out()).contains("cost *", "gain").doesNotContain("accuracy");
    assertThat(sweep.err()).contains("Study 'shell': 4 trials, cost; sh -c", "2 at a time.");
    JsonNode rows = json("leaderboard", "--format", "json");
    assertThat(costs(rows)).containsExactly(1.0, 4.0, 9.0, 16.0);
    assertThat(rows.get(0).get("epochs").asInt()).isEqualTo(2);
    assertThat(rows.get(0).get("parameters").get("unused").asInt()).isEqualTo(9);
    assertThat(costs(json("leaderboard", "--format", "json", "--sort", "gain")))
        .containsExactly(16.0, 9.0, 4.0, 1.0);
    assertThat(directory.resolve("reports/shell/index.html")).isNotEmptyFile();
    assertThat(directory.resolve("x.artifacts/shell/1/log.txt")).content().startsWith("trial of ");
  }

  @Test
  void showsExportsListsAndRerunsTrials() throws Exception {
    sweep(SQUARE);

    assertThat(run("trial", "show", "1").out())
        .contains("cost", "gain", "command line: [\"sh\"")
        .doesNotContain("accuracy");
    assertThat(run("study", "list").out()).contains("shell", "cost", "1.000");
    assertThat(run("export", "--format", "csv").out().lines().findFirst())
        .contains(
            "study,number,state,cost,gain,epochs,seconds,reason,parameters.x,parameters.unused");
    JsonNode study = json("export", "--format", "json");
    assertThat(study.get("data").isNull()).isTrue();
    assertThat(study.get("goal").asText()).isEqualTo("minimize");
    assertThat(study.get("trials").get(0).get("measurements")).hasSize(2);
    assertThat(study.get("trials").get(0).has("validationProbabilities")).isFalse();
    CommandRun rerun = run("trial", "rerun", "2");
    assertThat(rerun.exitCode()).as(rerun.err()).isZero();
    assertThat(rerun.out()).contains("Identical.");
    CommandRun unknown = run("leaderboard", "--sort", "accuracy");
    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.err()).contains("no metric of the study", "cost, gain");
  }

  @Test
  void plansAndValidatesWithoutRunningAnything() throws Exception {
    Path space = space(": > " + directory + "/ran");

    CommandRun plan = CommandRun.of("plan", space.toString());
    CommandRun valid = CommandRun.of("validate", space.toString());

    assertThat(plan.exitCode()).as(plan.err()).isZero();
    assertThat(plan.out())
        .contains("to minimize cost", "Combinations: 4", "Sample trial 1: x=", "script 1")
        .doesNotContain("Networks", "Data:", "The sweep begins");
    assertThat(
            CommandRun.of("plan", space.toString(), "--set=sweep.startWith=[{\"x\":3}]")
                .out()
                .lines())
        .contains("The sweep begins with 1 given configuration: x 3, unused 9");
    assertThat(valid.exitCode()).as(valid.err()).isZero();
    assertThat(directory.resolve("ran")).doesNotExist();
    CommandRun wrong =
        CommandRun.of("validate", space.toString(), "--set", "command=[\"sh\",\"${y}\"]");
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains("/command/1", "\"y\" that is not defined");
  }

  @Test
  void failsTrialsAndSaysWhyWhenEveryCommandFails() throws Exception {
    CommandRun sweep = sweep("echo no luck; exit 3");

    assertThat(sweep.exitCode()).isEqualTo(1);
    assertThat(sweep.err()).contains("No trial was completed", "exit code 3", "no luck");
    for (JsonNode row : json("leaderboard", "--format", "json")) {
      assertThat(row.get("state").asText()).isEqualTo("FAILED");
      assertThat(row.get("reason").asText()).contains("exit code 3");
    }
    assertThat(directory.resolve("reports/shell/index.html")).content().contains("no luck");
  }

  @Test
  void continuesAStudyButNotWithAnotherCommand() throws Exception {
    sweep(SQUARE, "--trials", "2");

    assertThat(sweep(SQUARE).exitCode()).isEqualTo(2);
    CommandRun other = sweep("exit 0", "--resume");
    assertThat(other.exitCode()).isEqualTo(2);
    assertThat(other.err()).contains("/command: ");
    CommandRun resumed = sweep(SQUARE, "--resume");

    assertThat(resumed.exitCode()).as(resumed.err()).isZero();
    assertThat(json("leaderboard", "--format", "json")).hasSize(4);
  }

  private static List<Double> costs(JsonNode rows) {
    List<Double> costs = new ArrayList<>();
    rows.forEach(row -> costs.add(row.get("metrics").get("cost").asDouble()));
    return costs;
  }

  private Path space(String script) {
    return Spaces.write(directory, SPACE.replace("SCRIPT", script));
  }

  private CommandRun sweep(String script, String... more) {
    return new WorkFolder(directory).sweep(SPACE.replace("SCRIPT", script), more);
  }

  private JsonNode json(String... arguments) throws Exception {
    return new WorkFolder(directory).json(arguments);
  }

  private CommandRun run(String... arguments) {
    return new WorkFolder(directory).run(arguments);
  }
}
