package org.zwicky.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pruning, starting points and warm starts through the command line. */
@Tag("slow")
class PrunedSweepTest {

  private static final String COMMANDS =
      """
      {
        "name": "shell",
        "command": ["sh", "-c", "for e in 1 2 3 4; do echo '{\\"metrics\\":{\\"cost\\":'$((10 * $1 - e))'}}'; done", "sh", "${x}"],
        "objective": { "metric": "cost", "goal": "minimize" },
        "sweep": { "sampler": "grid", "trials": 6, "parallel": 1, "pruner": "asha" },
        "parameters": { "x": { "int": [1, 6] } }
      }
      """;

  @TempDir Path directory;

  @Test
  void prunesCommandsAndSaysWhyEverywhere() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no /bin/sh on this system");
    CommandRun sweep = sweep(COMMANDS);

    assertThat(sweep.exitCode()).as(sweep.err()).isZero();
    String reason = "rung 1 (epoch 1): best cost 19 is above the best, 9, of 2 trials";
    assertThat(sweep.err()).contains("[2/6] trial 2 pruned: " + reason);
    JsonNode rows = json("leaderboard", "--format", "json");
    assertThat(rows.get(0).get("number").asInt()).isEqualTo(1);
    assertThat(rows.get(0).get("metrics").get("cost").asInt()).isEqualTo(6);
    assertThat(rows.get(1).get("state").asText()).isEqualTo("PRUNED");
    assertThat(rows.get(1).get("reason").asText()).isEqualTo(reason);
    assertThat(rows.get(1).get("metrics").get("cost").asInt()).isEqualTo(19);
    assertThat(rows.get(1).get("epochs").asInt()).isEqualTo(1);
    assertThat(run("leaderboard").out()).contains("trial 2 pruned: " + reason);
    assertThat(run("trial", "show", "2").out()).contains("pruned, " + reason, "cost 19.0");
    assertThat(directory.resolve("reports/shell/index.html")).content().contains(reason);
    CommandRun rerun = run("trial", "rerun", "2");
    assertThat(rerun.exitCode()).as(rerun.err()).isZero();
    assertThat(rerun.out()).contains("Identical.");
  }

  @Test
  void goesOnWithAnotherPruner() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no /bin/sh on this system");
    sweep(COMMANDS, "--trials", "2");
    CommandRun resumed = sweep(COMMANDS, "--resume", "--set", "sweep.pruner=none");

    assertThat(resumed.exitCode()).as(resumed.err()).isZero();
    assertThat(resumed.err()).contains("Changed: /sweep/pruner: \"asha\" → \"none\"");
    List<String> states = new ArrayList<>();
    json("leaderboard", "--format", "json").forEach(row -> states.add(row.get("state").asText()));
    assertThat(states).containsOnlyOnce("PRUNED").hasSize(6);
  }

  @Test
  void triesStartingPointsFirstAndKeepsTheirNumbers() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no /bin/sh on this system");
    String starts = "--set=sweep.startWith=[{\"x\":5},{\"x\":3}]";
    sweep(COMMANDS, "--trials", "1", starts);
    CommandRun resumed = sweep(COMMANDS, "--resume", "--trials", "4", starts);

    assertThat(resumed.exitCode()).as(resumed.err()).isZero();
    assertThat(values()).containsExactly(5, 3, 1, 2);
    assertThat(resumed.err()).doesNotContain("/sweep/startWith");
    CommandRun added =
        sweep(COMMANDS, "--resume", "--trials", "6", "--set=sweep.startWith=[{\"x\":5},{\"x\":6}]");
    assertThat(added.err()).contains("Changed: /sweep/startWith");
    assertThat(values()).containsExactly(5, 3, 1, 2, 6, 4);
  }

  @Test
  void startsWithWhatAnEarlierStudyFound() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no /bin/sh on this system");
    sweep(COMMANDS);
    String[] second = {
      "--set=name=second", "--set=parameters.x.int=[1,3]", "--set=sweep.sampler=random"
    };
    CommandRun warm = sweep(COMMANDS, with(second, "--trials=2", "--warm-start", "shell"));

    assertThat(warm.exitCode()).as(warm.err()).isZero();
    String used = "3 of 6 finished trials; not 3 because x is outside its range";
    assertThat(warm.err()).contains("Warm start from 'shell': " + used);
    assertThat(json("leaderboard", "second", "--format", "json")).hasSize(2);
    assertThat(json("export", "second", "--format", "json").toString())
        .contains("\"warm start from 'shell'\":\"" + used);
    assertThat(sweep(COMMANDS, with(second, "--resume", "--trials=3")).exitCode()).isZero();
    CommandRun again =
        sweep(COMMANDS, with(second, "--resume", "--trials=3", "--warm-start", "shell"));
    assertThat(again.exitCode()).as(again.err()).isZero();
    CommandRun late = sweep(COMMANDS, "--resume", "--warm-start", "second");
    assertThat(late.exitCode()).isEqualTo(2);
    assertThat(late.err()).contains("did not begin with a warm start from 'second'");
    CommandRun other =
        sweep(
            COMMANDS, "--set=name=third", "--set=objective.goal=maximize", "--warm-start", "shell");
    assertThat(other.exitCode()).isEqualTo(2);
    assertThat(other.err()).contains("its objective is to minimize cost, this sweep's to maximize");
    CommandRun none = sweep(COMMANDS, "--set=name=third", "--warm-start", "shll");
    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.err()).contains("There is no study 'shll'");
  }

  /** Real networks in a worker process: what is pruned at the first rung, the next one follows. */
  @Test
  void prunesNetworksAtTheFirstRung() throws Exception {
    CommandRun sweep =
        sweep(
            Spaces.TINY,
            "--trials=5",
            "--set=training.epochs=3",
            "--set=objective.metric=logLoss",
            "--set=sweep.pruner=asha");

    assertThat(sweep.exitCode()).as(sweep.err()).isZero();
    JsonNode rows = json("leaderboard", "--format", "json");
    assertThat(rows.get(0).get("state").asText()).isEqualTo("COMPLETE");
    List<JsonNode> pruned = new ArrayList<>();
    rows.forEach(row -> pruned.add(row));
    pruned.removeIf(row -> !row.get("state").asText().equals("PRUNED"));
    assertThat(pruned)
        .isNotEmpty()
        .allSatisfy(
            row -> {
              assertThat(row.get("epochs").asInt()).isEqualTo(1);
              assertThat(row.get("metrics").get("macroF1").isNumber()).isTrue();
              assertThat(row.get("reason").asText()).startsWith("rung 1 (epoch 1): best logLoss ");
            });
    int number = pruned.get(0).get("number").asInt();
    assertThat(run("trial", "show", Integer.toString(number)).out())
        .contains("← best", "threads: ");
    CommandRun rerun = run("trial", "rerun", Integer.toString(number));
    assertThat(rerun.exitCode()).as(rerun.out() + rerun.err()).isZero();
  }

  private List<Integer> values() throws Exception {
    List<JsonNode> rows = new ArrayList<>();
    json("leaderboard", "--format", "json").forEach(rows::add);
    rows.sort(java.util.Comparator.comparingInt(row -> row.get("number").asInt()));
    return rows.stream().map(row -> row.get("parameters").get("x").asInt()).toList();
  }

  private static String[] with(String[] some, String... more) {
    List<String> all = new ArrayList<>(List.of(some));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private CommandRun sweep(String space, String... more) {
    return new WorkFolder(directory).sweep(space, more);
  }

  private JsonNode json(String... arguments) throws Exception {
    return new WorkFolder(directory).json(arguments);
  }

  private CommandRun run(String... arguments) {
    return new WorkFolder(directory).run(arguments);
  }
}
