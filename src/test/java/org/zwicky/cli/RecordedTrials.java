package org.zwicky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.zwicky.execute.InProcessExecutor;

/**
 * All that a database has of the trials of its one study.
 *
 * @param byNumber as {@code export} prints them
 */
record RecordedTrials(Map<Integer, JsonNode> byNumber) {

  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final Set<String> FINAL = Set.of("COMPLETE", "PRUNED", "FAILED");

  /** Of a sweep that has not begun. */
  static final RecordedTrials NONE = new RecordedTrials(Map.of());

  /** Reads a database, which must open, and has the leaderboard made of it. */
  static RecordedTrials read(Path database) throws IOException {
    CommandRun export = run("export", "--format", "jsonl", database);
    if (export.exitCode() == ExitCode.BAD_INPUT) {
      assertThat(export.err()).containsAnyOf("There is no database", "has no study");
      return NONE;
    }
    assertThat(export.exitCode()).as(export.err()).isZero();
    Map<Integer, JsonNode> trials = new TreeMap<>();
    for (String line : export.out().lines().toList()) {
      JsonNode trial = own(line);
      trials.put(trial.get("number").asInt(), trial);
    }
    CommandRun leaderboard = run("leaderboard", "--format", "json", database);
    assertThat(leaderboard.exitCode()).as(leaderboard.err()).isZero();
    assertThat(JSON.readTree(leaderboard.out())).hasSameSizeAs(trials.values());
    return new RecordedTrials(trials);
  }

  /** Fails unless all that is here is there: final trials as they are, epochs by their metrics. */
  void requireKeptIn(RecordedTrials later) {
    byNumber.forEach(
        (number, trial) -> {
          JsonNode now = later.byNumber().get(number);
          assertThat(now).as("trial %d", number).isNotNull();
          if (isFinal(trial)) {
            assertThat(now).isEqualTo(trial);
          }
          assertThat(epochs(now)).as("trial %d", number).containsAllEntriesOf(epochs(trial));
        });
  }

  /** Number of epochs of all trials. */
  int epochs() {
    return byNumber.values().stream().mapToInt(trial -> trial.path("measurements").size()).sum();
  }

  /** All that must not differ between two sweeps. */
  List<JsonNode> measured() {
    List<JsonNode> trials = new ArrayList<>();
    for (JsonNode trial : byNumber.values()) {
      ObjectNode measured = trial.deepCopy();
      removeTimes(measured);
      if (measured.get("provenance") instanceof ObjectNode provenance) {
        provenance.remove(InProcessExecutor.RESUMED);
      }
      trials.add(measured);
    }
    return trials;
  }

  /** A line of an export, without the distance from a best that another trial may become. */
  static ObjectNode own(String line) throws IOException {
    ObjectNode trial = (ObjectNode) JSON.readTree(line);
    trial.remove("againstBest");
    return trial;
  }

  /** Takes away what differs each time that a trial is run. */
  static void removeTimes(ObjectNode trial) {
    trial.remove(List.of("started", "finished", "seconds", "usage"));
    trial.path("measurements").forEach(each -> ((ObjectNode) each).remove("seconds"));
  }

  private static boolean isFinal(JsonNode trial) {
    return FINAL.contains(trial.get("state").asText());
  }

  private static Map<Integer, JsonNode> epochs(JsonNode trial) {
    Map<Integer, JsonNode> epochs = new LinkedHashMap<>();
    trial
        .path("measurements")
        .forEach(each -> epochs.put(each.get("epoch").asInt(), each.get("metrics")));
    return epochs;
  }

  private static CommandRun run(String command, String option, String value, Path database) {
    return CommandRun.of(command, option, value, "--db", database.toString());
  }
}
