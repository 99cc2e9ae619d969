package org.zwicky.cli;

import java.time.Instant;
import java.util.stream.Collectors;
import org.zwicky.base.text.Plural;
import org.zwicky.report.Format;
import org.zwicky.study.Objective;
import org.zwicky.study.Trial;
import org.zwicky.study.TrialState;

/** A trial that ended, in one line. */
final class TrialLine {

  private TrialLine() {}

  /**
   * Score, duration and parameters of a complete trial, the reason of another.
   *
   * @param width signs that the parameters of a complete trial may fill; a reason is never cut
   */
  static String of(String count, Trial trial, Objective objective, boolean best, int width) {
    String head = "[%s] trial %d ".formatted(count, trial.number());
    if (trial.state() != TrialState.COMPLETE) {
      return head + Format.word(trial.state()) + ": " + trial.reason();
    }
    String line =
        "%s%s %s in %s (%s)%s  %s"
            .formatted(
                head,
                objective.metric(),
                Format.score(trial.metric(objective.metric())),
                Format.duration(trial.seconds(trial.started().orElse(Instant.EPOCH))),
                Plural.of(trial.epochs(), "epoch"),
                best ? " ← best so far" : "",
                parameters(trial));
    return line.length() <= width ? line : line.substring(0, Math.max(0, width - 1)) + "…";
  }

  private static String parameters(Trial trial) {
    return trial.parameters().values().entrySet().stream()
        .map(entry -> entry.getKey() + "=" + Format.value(entry.getValue()))
        .collect(Collectors.joining(" "));
  }
}
