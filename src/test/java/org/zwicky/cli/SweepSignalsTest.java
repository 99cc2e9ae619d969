package org.zwicky.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sweeps in a process group of their own, to which a signal is sent as a terminal sends its Ctrl-C:
 * to parent and workers alike.
 */
@Timeout(300)
@Tag("alone")
class SweepSignalsTest {

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  @TempDir Path directory;

  @BeforeAll
  static void needsProcessGroups() {
    Assumptions.assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/setsid")), "setsid (util-linux) is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void endsInTheMiddleOfATrialWithoutAFailureAndContinues(String signal) throws Exception {
    Assumptions.assumeFalse(
        signal.equals("INT") && Interrupt.isIntIgnored(), "SIGINT is ignored in the background.");
    Ended ended = signalled(signal, "[1/3]", "--set", "training.epochs=60");

    assertInterrupted(ended);
    assertThat(states()).doesNotContain("FAILED", "RUNNING");
    CommandRun resumed = sweep("--set", "training.epochs=60", "--resume");
    assertThat(resumed.exitCode()).as(resumed.err()).isZero();
    assertThat(states()).containsExactly("COMPLETE", "COMPLETE", "COMPLETE");
  }

  @Test
  void endsWhileGalaxiesAreMadeWithoutLeavingAPart() throws Exception {
    Ended ended =
        signalled(
            Interrupt.signal(),
            "Making galaxies",
            "--set",
            "data.synthetic.images=100000",
            "--set",
            "data.synthetic.size=128");

    assertInterrupted(ended);
    try (Stream<Path> files = Files.list(directory.resolve("x.artifacts/data"))) {
      assertThat(files)
          .extracting(file -> file.getFileName().toString())
          .containsExactly("synthetic.lock");
    }
  }

  @Test
  void endsWhileWorkersStart() throws Exception {
    Ended ended = signalled(Interrupt.signal(), "Preparing images");

    assertInterrupted(ended);
    CommandRun resumed = sweep("--resume");
    assertThat(resumed.exitCode()).as(resumed.err()).isZero();
    assertThat(states()).hasSize(3);
  }

  private void assertInterrupted(Ended ended) {
    assertThat(ended.exitCode()).as(ended.err()).isEqualTo(130);
    assertThat(ended.err()).containsOnlyOnce("Interrupted").endsWith("--resume\n");
    assertThat(ended.err()).doesNotContain("failed", "zwicky: ");
  }

  /** How a process ended, and all it said. */
  private record Ended(int exitCode, String err) {}

  /** A sweep that gets the signal, with its workers, after a line that begins so. */
  private Ended signalled(String signal, String after, String... more) throws Exception {
    List<String> command = new ArrayList<>();
    command.add("setsid");
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(arguments(more));
    Process process = new ProcessBuilder(command).start();
    try (BufferedReader err = process.errorReader()) {
      StringBuilder said = new StringBuilder();
      for (String line = err.readLine(); line != null; line = err.readLine()) {
        said.append(line).append('\n');
        if (line.startsWith(after)) {
          new ProcessBuilder("kill", "-" + signal, "--", "-" + process.pid()).start().waitFor();
        }
      }
      assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
      return new Ended(process.exitValue(), said.toString());
    } finally {
      process.destroyForcibly();
    }
  }

  private CommandRun sweep(String... more) {
    return CommandRun.of(arguments(more).toArray(String[]::new));
  }

  private List<String> arguments(String... more) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("sweep", Spaces.write(directory, Spaces.TINY).toString()));
    arguments.addAll(List.of("--db", directory.resolve("x.db").toString()));
    arguments.addAll(List.of("--reports", directory.resolve("reports").toString()));
    arguments.addAll(List.of(more));
    return arguments;
  }

  private List<String> states() throws IOException {
    CommandRun leaderboard =
        CommandRun.of(
            "leaderboard", "--format", "json", "--db", directory.resolve("x.db").toString());
    List<String> states = new ArrayList<>();
    for (JsonNode row : JSON.readTree(leaderboard.out())) {
      states.add(row.get("state").asText());
    }
    return states;
  }
}
