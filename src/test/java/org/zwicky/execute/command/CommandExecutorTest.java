package org.zwicky.execute.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zwicky.space.Assignment;
import org.zwicky.study.Measurement;
import org.zwicky.study.TrialObserver;
import org.zwicky.study.TrialOutcome;
import org.zwicky.study.TrialRequest;

/** Real processes: shell scripts. */
@Timeout(60)
@Tag("alone")
class CommandExecutorTest {

  private static final TrialObserver GO_ON = measurement -> Optional.empty();
  private static final String RESULT = "echo '{\"metrics\": {\"loss\": 0.25}}'";

  @TempDir Path artifacts;

  private final List<Measurement> measured = new ArrayList<>();

  @BeforeEach
  void needsAShell() {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no /bin/sh on this system");
  }

  @Test
  void measuresEveryLineAndKeepsTheLast() throws Exception {
    TrialOutcome outcome =
        run(
            "echo '{\"epoch\": 1, \"metrics\": {\"loss\": 0.5}}'",
            "echo working",
            "echo careful >&2",
            "echo '{\"epoch\": 4, \"metrics\": {\"loss\": 0.25, \"acc\": 0.75}}'");

    assertThat(outcome)
        .isInstanceOfSatisfying(
            TrialOutcome.Scored.class,
            scored -> {
              assertThat(scored.metrics()).isEqualTo(Map.of("loss", 0.25, "acc", 0.75));
              assertThat(scored.provenance().get("command line")).startsWith("[\"sh\",\"-c\",");
            });
    assertThat(measured).extracting(Measurement::epoch).containsExactly(1, 4);
    assertThat(measured.get(0).metrics()).isEqualTo(Map.of("loss", 0.5));
    assertThat(log()).containsExactlyInAnyOrder("working", "careful");
  }

  @Test
  void givesTheCommandItsParametersAndItsPlace() throws Exception {
    TrialRequest request =
        new TrialRequest(
            "my study", 7, -5L, new Assignment(Map.of("rate", 1e-4, "kind", "a \"b\"")), 3);
    try (CommandExecutor executor =
        executor("env | grep ^ZWICKY_; pwd; cat; " + RESULT, Optional.empty())) {
      assertThat(executor.execute(request, GO_ON)).isInstanceOf(TrialOutcome.Scored.class);
    }

    List<String> log = Files.readAllLines(artifacts.resolve("7/log.txt"));
    assertThat(log)
        .contains(
            "ZWICKY_STUDY=my study",
            "ZWICKY_TRIAL=7",
            "ZWICKY_SEED=-5",
            "ZWICKY_ARTIFACTS=" + artifacts.resolve("7").toAbsolutePath(),
            "ZWICKY_RESUMED_EPOCHS=3",
            Path.of("").toAbsolutePath().toString());
    String parameters =
        log.stream()
            .filter(line -> line.startsWith("ZWICKY_PARAMETERS="))
            .findFirst()
            .orElseThrow();
    JsonNode json =
        JsonMapper.builder().build().readTree(parameters.substring(parameters.indexOf('=') + 1));
    assertThat(json.get("rate").doubleValue()).isEqualTo(1e-4);
    assertThat(json.get("kind").textValue()).isEqualTo("a \"b\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          echo hello                                 | must print a line such as {"metrics": {"loss": 0.5}} on its standard output; the last it printed:
          echo '{"metrics": {"acc": 1}}'             | no number named "loss", which is the objective, but only acc
          echo '{"metrics": {}}'                     | but no number
          echo '{"metrics": {"loss": NaN}}'          | loss is NaN in the command's last line
          echo '{"metrics": {"loss": 1}}'; exit 3    | the command ended with exit code 3
          echo broken >&2; exit 1                    | exit code 1; the last it printed:
          kill -SEGV $$                              | was killed by signal 11 (SIGSEGV: a crash)
          """)
  void saysWhyATrialFailed(String script, String reason) throws Exception {
    assertThat(run(script))
        .isInstanceOfSatisfying(
            TrialOutcome.Failed.class, failed -> assertThat(failed.reason()).contains(reason));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          zwicky-no-such-program | the program "zwicky-no-such-program" is in no directory of PATH
          ./no/such/program      | there is no program
          ./pom.xml              | is not executable; make it so with chmod +x
          """)
  void saysThatThereIsNoSuchProgram(String program, String reason) throws Exception {
    CommandSettings settings =
        new CommandSettings(
            parameters -> List.of(program),
            "loss",
            artifacts,
            1,
            Optional.empty(),
            Duration.ofSeconds(1));
    try (CommandExecutor executor = new CommandExecutor(settings)) {
      assertThat(executor.execute(request(), GO_ON))
          .isInstanceOfSatisfying(
              TrialOutcome.Failed.class, failed -> assertThat(failed.reason()).contains(reason));
    }
  }

  @Test
  void runsACrashedCommandOnceMoreAndMeasuresNoEpochTwice() throws Exception {
    TrialOutcome outcome =
        run(
            "echo '{\"epoch\": 1, \"metrics\": {\"loss\": 9}}'",
            "if [ ! -e \"$ZWICKY_ARTIFACTS/again\" ]; then : > \"$ZWICKY_ARTIFACTS/again\"; kill -SEGV $$; fi",
            "echo resumed after $ZWICKY_RESUMED_EPOCHS",
            "echo '{\"epoch\": 2, \"metrics\": {\"loss\": 8}}'");

    assertThat(outcome).isInstanceOf(TrialOutcome.Scored.class);
    assertThat(measured).extracting(Measurement::epoch).containsExactly(1, 2);
    assertThat(log()).contains("resumed after 1").anyMatch(line -> line.contains("run once more"));
  }

  @Test
  void endsAPrunedCommandWithAllThatItStarted() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    List<Long> processes = new ArrayList<>();
    TrialOutcome outcome =
        run(
            measurement -> {
              processes.add((long) measurement.metric("own"));
              processes.add((long) measurement.metric("child"));
              started.countDown();
              return Optional.of("rung 1: too low");
            },
            Optional.empty(),
            "trap 'echo saved' TERM",
            "sh -c 'trap : TERM; while :; do sleep 1; done' &",
            "echo \"{\\\"metrics\\\": {\\\"own\\\": $$, \\\"child\\\": $!}}\"",
            "wait",
            "exit 0");

    assertThat(outcome).isEqualTo(new TrialOutcome.Pruned("rung 1: too low"));
    assertThat(log()).contains("saved");
    assertThat(processes).hasSize(2).allSatisfy(CommandExecutorTest::assertEnds);
  }

  @Test
  void stopsACommandAtItsTimeLimit() throws Exception {
    TrialOutcome outcome =
        run(GO_ON, Optional.of(Duration.ofMillis(1500)), "echo begun; sleep 60; " + RESULT);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            TrialOutcome.Failed.class,
            failed -> assertThat(failed.reason()).contains("time limit of 1.5s", "begun"));
  }

  @Test
  void stopsACommandThatPrintsWithoutEndAtItsTimeLimit() throws Exception {
    TrialOutcome outcome =
        run(
            GO_ON,
            Optional.of(Duration.ofMillis(700)),
            "while true; do echo '{\"metrics\": {\"loss\": 1}}'; echo some; done");

    assertThat(outcome)
        .isInstanceOfSatisfying(
            TrialOutcome.Failed.class,
            failed -> assertThat(failed.reason()).contains("time limit of 0.7s"));
  }

  @Test
  void recordsSoManyLinesOfMetricsAndNoMore() throws Exception {
    TrialOutcome outcome =
        run(
            "i=0; while [ $i -lt 20010 ]; do i=$((i+1)); echo \"{\\\"metrics\\\": {\\\"loss\\\": $i}}\"; done");

    assertThat(measured).hasSize(20_000);
    assertThat(outcome)
        .isInstanceOfSatisfying(
            TrialOutcome.Scored.class,
            scored -> assertThat(scored.metrics()).isEqualTo(Map.of("loss", 20010.0)));
    assertThat(log())
        .singleElement()
        .asString()
        .contains("so many metrics are recorded, and no more");
  }

  @Test
  void recordsSoManyValuesAndNoMore() throws Exception {
    StringBuilder metrics = new StringBuilder("\"loss\": 1");
    for (int k = 0; k < 999; k++) {
      metrics.append(", \"m").append(k).append("\": 1");
    }
    TrialOutcome outcome =
        run(
            "i=0; while [ $i -lt 300 ]; do i=$((i+1)); echo '{\"metrics\": {"
                + metrics
                + "}}'; done");

    assertThat(measured).hasSize(201);
    assertThat(outcome).isInstanceOf(TrialOutcome.Scored.class);
  }

  /** It begins with its checkpoint's epoch, not with 0, when it is run again. */
  @Test
  void remembersThatACommandCountsFromZero() throws Exception {
    String script =
        "e=$(cat \"$ZWICKY_ARTIFACTS/ck\" 2>/dev/null || echo 0); end=$((e + 3));"
            + " while [ $e -lt $end ]; do"
            + " echo \"{\\\"epoch\\\": $e, \\\"metrics\\\": {\\\"loss\\\": $((100 - e))}}\";"
            + " e=$((e + 1)); echo $e > \"$ZWICKY_ARTIFACTS/ck\"; done";

    run(script);
    run(script);

    assertThat(measured).extracting(Measurement::epoch).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(measured)
        .extracting(measurement -> measurement.metric("loss"))
        .containsExactly(100.0, 99.0, 98.0, 97.0, 96.0, 95.0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          printf '\\033[32m{"epoch": 1, "metrics": {"loss": 1}}\\033[0m\\n'
          printf '2026-01-01 INFO {"metrics": {"loss": 1}}\\n'
          printf '\\r 80%%[####] 4/5{"epoch": 2, "metrics": {"loss": 1}}\\n'
          printf '{"metrics": {"loss": 1}} done\\n'
          """)
  void refusesMetricsThatAreNotOnALineOfTheirOwn(String line) throws Exception {
    TrialOutcome outcome = run(RESULT, line);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            TrialOutcome.Failed.class,
            failed ->
                assertThat(failed.reason())
                    .contains("together with other text", "print it on a line of its own"));
  }

  @Test
  void countsATrialAsInterruptedWhenItIsClosed() throws Exception {
    CommandExecutor executor =
        executor("echo '{\"metrics\": {\"loss\": 1}}'; sleep 60", Optional.empty());
    TrialOutcome outcome =
        executor.execute(
            request(),
            measurement -> {
              executor.close();
              return Optional.empty();
            });

    assertThat(outcome).isInstanceOf(TrialOutcome.Interrupted.class);
    assertThat(executor.execute(request(), GO_ON)).isInstanceOf(TrialOutcome.Interrupted.class);
  }

  @Test
  void canBeInterrupted() throws Exception {
    try (CommandExecutor executor =
        executor("echo '{\"metrics\": {\"loss\": 1}}'; sleep 60", Optional.empty())) {
      CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
      Thread thread =
          new Thread(
              () -> {
                try {
                  executor.execute(
                      request(),
                      measurement -> {
                        Thread.currentThread().interrupt();
                        return Optional.empty();
                      });
                  interrupted.complete(false);
                } catch (InterruptedException e) {
                  interrupted.complete(true);
                }
              });
      thread.start();

      assertThat(interrupted.get(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void leavesNothingOfAnEndedCommandBehind() throws Exception {
    run("sleep 60 & echo \"{\\\"metrics\\\": {\\\"loss\\\": $!}}\"");

    assertEnds((long) measured.get(0).metric("loss"));
  }

  @Test
  void leavesNoCommandBehindWhenItsParentIsKilled() throws Exception {
    Process parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ParentOfACommand.class.getName(),
                artifacts.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    long command = Long.parseLong(parent.inputReader().readLine());

    parent.destroyForcibly().waitFor();

    assertEnds(command);
  }

  /** Gone within the time that a killed process takes; a zombie that nobody waits for counts. */
  private static void assertEnds(long pid) {
    Optional<ProcessHandle> process = ProcessHandle.of(pid);
    process.ifPresent(
        handle ->
            assertThat(handle.onExit().orTimeout(20, TimeUnit.SECONDS))
                .succeedsWithin(Duration.ofSeconds(25)));
  }

  private TrialOutcome run(String... script) throws Exception {
    return run(GO_ON, Optional.empty(), script);
  }

  private TrialOutcome run(TrialObserver observer, Optional<Duration> limit, String... script)
      throws Exception {
    try (CommandExecutor executor = executor(String.join("\n", script), limit)) {
      return executor.execute(
          request(),
          measurement -> {
            measured.add(measurement);
            return observer.onEpoch(measurement);
          });
    }
  }

  private CommandExecutor executor(String script, Optional<Duration> limit) {
    return new CommandExecutor(
        new CommandSettings(
            parameters -> List.of("sh", "-c", script),
            "loss",
            artifacts,
            1,
            limit,
            Duration.ofSeconds(1)));
  }

  private static TrialRequest request() {
    return TrialRequest.first("x", 1, 42L, new Assignment(Map.of("a", 1L)));
  }

  private List<String> log() throws Exception {
    return Files.readAllLines(artifacts.resolve("1/log.txt"));
  }
}
