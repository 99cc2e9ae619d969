package org.zwicky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.zwicky.app.plan.SpeedCache;
import org.zwicky.report.Format;

@Timeout(300)
@Tag("slow")
class PlanCommandTest {

  private static final String COLUMNS = "zwicky.columns";

  @TempDir Path directory;

  @BeforeEach
  void leaveTheUsersCacheAlone() {
    System.setProperty(SpeedCache.DIRECTORY, directory.resolve("cache").toString());
  }

  @AfterEach
  void restore() {
    System.clearProperty(SpeedCache.DIRECTORY);
    System.clearProperty(COLUMNS);
  }

  @Test
  void showsParametersNetworksTimeAndMemory() {
    CommandRun plan = plan(Spaces.TINY);

    assertThat(plan.exitCode()).as(plan.err()).isZero();
    assertThat(plan.out())
        .contains(
            "Study 'tiny': 3 trials by the random sampler",
            "Data: ",
            "networks see 24×24×1, 10 classes",
            "Combinations: infinitely many",
            "can be trained",
            "Sample network 1: filters=",
            "Sample network 2: filters=",
            "8,728 parameters, 39,744 multiply-adds an image, about ",
            "Memory: 1 worker; each may use ",
            "Sweep: about ",
            "for 3 trials, one at a time",
            "from figures of another machine");
    assertThat(plan.out().lines())
        .anyMatch(line -> line.matches("parameter +kind +values +median +when"))
        .anyMatch(line -> line.matches("gamma +uniform +0.5 to 3 +1.75 +imbalance is focal"))
        .anyMatch(line -> line.matches("of a network +lowest +median +highest"))
        .anyMatch(line -> line.matches("memory of its worker( +\\d+ MiB){3}"))
        .anyMatch(line -> line.matches("multiply-adds +26,496 +39,744 +39,744"))
        .anyMatch(line -> line.matches("time of a trial( +\\d+(\\.\\d)? s){3}"));
    assertThat(plan.out()).doesNotContain("constraint", "Warning");
  }

  @Test
  void showsAsManySampleNetworksAsAsked() {
    assertThat(plan(Spaces.TINY, "--samples", "4").out())
        .contains("Sample network 4")
        .doesNotContain("Sample network 5");
    assertThat(plan(Spaces.TINY, "--samples", "0").out()).doesNotContain("Sample network");
    CommandRun wrong = plan(Spaces.TINY, "--samples", "-1");
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains("--samples -1");
  }

  @Test
  void namesThePruner() {
    assertThat(plan(Spaces.TINY).out()).doesNotContain("Pruner");
    assertThat(plan(Spaces.TINY, "--set", "sweep.pruner=asha").out())
        .contains("Pruner: asha: the top third go on after epochs 1, 3, 9, …");
  }

  @Test
  void showsWhatTheSweepBeginsWith() {
    String starts =
        "sweep.startWith=[{\"filters\":6,\"activation\":\"elu\",\"imbalance\":\"none\"},{}]";
    CommandRun plan = plan(Spaces.TINY, "--set", starts);

    assertThat(plan.exitCode()).as(plan.err()).isZero();
    assertThat(plan.out().lines())
        .anyMatch(
            line ->
                line.matches(
                    "The sweep begins with 2 given configurations; the first: filters 6, activation elu,"
                        + " imbalance none \\(8,728 parameters, about \\d.* s\\)"));
    assertThat(plan(Spaces.TINY).out()).doesNotContain("The sweep begins");
    System.setProperty(COLUMNS, "72");
    assertThat(plan(Spaces.TINY, "--set", starts).out().lines())
        .allMatch(line -> line.length() <= 72);
  }

  @Test
  void completesWhatTheSweepBeginsWithAsTheSweepDoes() throws Exception {
    WorkFolder work = new WorkFolder(directory);
    String start = "sweep.startWith=[{\"imbalance\":\"focal\"}]";
    work.sweep(Spaces.TINY, "--set", start, "--trials", "1", "--set", "training.epochs=1");
    JsonNode tried = work.json("leaderboard", "--format", "json").get(0).get("parameters");

    assertThat(plan(Spaces.TINY, "--set", start).out())
        .contains(
            "The sweep begins with 1 given configuration: filters %d, activation %s, imbalance focal, gamma %s ("
                .formatted(
                    tried.get("filters").asInt(),
                    tried.get("activation").asText(),
                    Format.value(tried.get("gamma").asDouble())));
  }

  @Test
  void refusesABeginningThatTheSweepWouldRefuse() {
    CommandRun plan = plan(monsters(), "--set", "sweep.startWith=[{\"units\":65536}]");

    assertThat(plan.exitCode()).isEqualTo(2);
    assertThat(plan.err()).contains("/sweep/startWith/0: can't be tried: it needs about ");
  }

  @Test
  void isWhatADryRunShowsAndWritesNothing() throws IOException {
    Path space = Spaces.write(directory, Spaces.TINY);
    CommandRun plan = CommandRun.of("plan", space.toString());
    CommandRun dryRun =
        CommandRun.of(
            "sweep",
            space.toString(),
            "--dry-run",
            "--db",
            directory.resolve("x").toString(),
            "--reports",
            directory.resolve("reports").toString());

    assertThat(dryRun.exitCode()).as(dryRun.err()).isZero();
    assertThat(dryRun.out()).isEqualTo(plan.out());
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(space);
    }
  }

  @Test
  void namesTheValuesWithWhichNetworksAreImpossible() {
    CommandRun plan =
        plan(
            space(
                """
                "blocks": { "int": [1, 4] }, "stride": { "choice": [1, 2] }, "rate": { "uniform": [0.0, 0.5] }
                """,
                """
                { "conv": { "filters": 4, "stride": "$stride" } },
                { "repeat": "$blocks", "layers": [ { "pool": {} } ] }, { "dropout": "$rate" }
                """));

    // 24 pixels: four poolings leave 1, or nothing of 12; three leave 1 of 12.
    assertThat(plan.exitCode()).as(plan.err()).isZero();
    assertThat(plan.out())
        .contains("% of 1,000 that were tried can't be trained", "a 1×1 map cannot be pooled by 2")
        .containsPattern("Most of them have blocks = 4 with stride = 2: (\\d+) of \\1");
    assertThat(plan.out()).doesNotContain("rate ≥", "rate ≤");
  }

  @Test
  void countsNetworksThatNoWorkerHasTheMemoryFor() {
    CommandRun plan = plan(monsters());

    assertThat(plan.exitCode()).as(plan.err()).isZero();
    assertThat(plan.out())
        .contains(
            "Networks: 50% of 2 that were tried can't be trained",
            "more memory than a worker's ",
            "Warning: that is many",
            "units = 65536: 1 of 1",
            "\"constraints\"")
        .contains("Sample network 1: units=8")
        .doesNotContain("Sample network 2");
  }

  @Test
  void refusesASpaceThatNoWorkerHasTheMemoryFor() {
    CommandRun plan = plan(monsters(), "--set", "parameters.units={\"constant\":65536}");

    assertThat(plan.exitCode()).isEqualTo(2);
    assertThat(plan.err())
        .contains("/network", "it needs about ", "with batches of 16, a worker has ", "--parallel");
  }

  @Test
  void saysWhenTheTimeoutEndsTheSweep() {
    CommandRun plan =
        plan(Spaces.TINY, "--trials", "1000000", "--timeout", "1h", "--trial-timeout", "1s");

    assertThat(plan.out())
        .contains("about 60 min: then the timeout ends it after some ", " of the 1000000 trials");
  }

  @Test
  void fitsANarrowTerminal() {
    System.setProperty(COLUMNS, "72");
    CommandRun plan =
        plan(
            Spaces.TINY,
            "--set",
            "parameters.filters={\"choice\":[4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24]}");

    assertThat(plan.exitCode()).as(plan.err()).isZero();
    assertThat(plan.out()).contains("4, 5, 6,").contains("… (21 values)");
    assertThat(plan.out().lines()).allMatch(line -> line.length() <= 72);
  }

  @Test
  void measuresNetworksOfTheSpaceAndRemembersTheMachine() {
    CommandRun plan = plan(Spaces.TINY, "--measure", "--samples", "0");

    assertThat(plan.exitCode()).as(plan.err()).isZero();
    assertThat(plan.err()).contains("Measuring network 1 ");
    assertThat(plan.out()).contains("Times are from those measurements");
    assertThat(plan.out().lines())
        .anyMatch(line -> line.matches("network 1 +[\\d,]+ +[\\d,]+ +\\S+ MiB +\\d+ MiB"));
    assertThat(directory.resolve("cache/speed.properties")).content().contains("factor=");
    assertThat(plan(Spaces.TINY).out()).contains("from a measurement of this machine on 20");
  }

  @Test
  void passesOverMonstersInASweep() {
    Path space = Spaces.write(directory, monsters());
    String database = directory.resolve("x").toString();

    CommandRun sweep =
        CommandRun.of(
            "sweep",
            space.toString(),
            "--db",
            database,
            "--reports",
            directory.resolve("reports").toString());

    assertThat(sweep.exitCode()).as(sweep.err()).isZero();
    assertThat(sweep.err()).contains("50% of the candidates can't be trained");
    CommandRun trials = CommandRun.of("export", "monsters", "--format", "jsonl", "--db", database);
    assertThat(trials.out().lines()).hasSize(1).allMatch(line -> line.contains("\"units\":8"));
  }

  /** The dense layer has 16 million inputs without any weight before it. */
  private static String monsters() {
    return space(
            "\"units\": { \"choice\": [8, 65536] }",
            """
            { "conv": { "filters": 4096, "kernel": 1, "stride": 4 } }, { "dense": { "units": "$units" } }
            """)
        .replace("shapes", "monsters");
  }

  private static String space(String parameters, String network) {
    return """
        { "name": "shapes",
          "data": { "format": "synthetic", "synthetic": { "images": 60, "size": 32, "seed": 3 }, "crop": 24 },
          "objective": { "metric": "macroF1" },
          "sweep": { "sampler": "grid", "trials": 5, "seed": 11, "parallel": 1 },
          "parameters": { %s },
          "network": [ %s ],
          "training": { "epochs": 1, "batchSize": 16, "updater": "sgd" } }
        """
        .formatted(parameters, network);
  }

  private CommandRun plan(String space, String... options) {
    Path file = Spaces.write(directory, space);
    return CommandRun.of(
        Stream.concat(Stream.of("plan", file.toString()), Stream.of(options))
            .toArray(String[]::new));
  }
}
