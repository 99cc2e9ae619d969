package org.zwicky.execute.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zwicky.execute.LogTail;
import org.zwicky.study.TrialOutcome;

/** Makes an outcome of the last metrics that a command printed before it ended well. */
final class CommandResult {

  /** Name in a trial's provenance of the program and arguments that it ran, a JSON list. */
  static final String COMMAND_LINE = "command line";

  private CommandResult() {}

  /**
   * What the trial comes to.
   *
   * @param last line of metrics; empty if there was none
   * @param metric the objective, which it must have
   */
  static TrialOutcome of(
      Optional<MetricsLine> last, String metric, List<String> command, LogTail tail) {
    String wanted = "{\"metrics\": {%s: 0.5}}".formatted(TrialEnvironment.json(metric));
    if (last.isEmpty()) {
      return new TrialOutcome.Failed(
          "the command ended without a result: it must print a line such as %s on its standard output%s"
              .formatted(wanted, tail.asSuffix()));
    }
    Map<String, Double> metrics = last.get().metrics();
    if (!metrics.containsKey(metric)) {
      String has = metrics.isEmpty() ? "no number" : "only " + String.join(", ", metrics.keySet());
      return new TrialOutcome.Failed(
          "the command's last line of metrics has no number named \"%s\", which is the objective, but %s; it must be such as %s"
              .formatted(metric, has, wanted));
    }
    if (!Double.isFinite(metrics.get(metric))) {
      return new TrialOutcome.Failed(
          "%s is %s in the command's last line of metrics; it must be a number, as in %s"
              .formatted(metric, metrics.get(metric), wanted));
    }
    return new TrialOutcome.Scored(
        new LinkedHashMap<>(metrics), Map.of(COMMAND_LINE, TrialEnvironment.json(command)));
  }
}
