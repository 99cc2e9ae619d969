package org.zwicky.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.zwicky.report.Format;
import org.zwicky.study.Measurement;
import org.zwicky.study.Objective;
import org.zwicky.study.Study;
import org.zwicky.study.SweepListener;
import org.zwicky.study.Trial;
import org.zwicky.study.TrialRequest;
import org.zwicky.study.TrialState;

/**
 * Shows a sweep as it runs: a line for each trial that ends and, on a terminal, one live line below
 * them. Used by one thread at a time.
 */
final class SweepProgress implements SweepListener, AutoCloseable {

  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintWriter err;
  private final boolean quiet;
  private final boolean live;
  private final Map<Integer, String> running = new TreeMap<>();
  private final Instant begun = Instant.now();
  private Objective objective;
  private int trials;
  private int ended;
  private Trial best;

  private SweepProgress(PrintWriter err, boolean quiet, boolean live) {
    this.err = err;
    this.quiet = quiet;
    this.live = live;
  }

  static SweepProgress on(PrintWriter err, boolean quiet) {
    return new SweepProgress(err, quiet, !quiet && Terminal.isLive());
  }

  /** Says what happens before the sweep begins. */
  void note(String message) {
    println(message);
  }

  /** Introduces the sweep; trials that ended in an earlier run count. */
  void begin(Study study, int trialsInAll, String work, List<Trial> earlier) {
    objective = study.objective();
    trials = trialsInAll;
    for (Trial trial : earlier) {
      if (trial.state().isFinal()) {
        ended++;
        takeIfBest(trial);
      }
    }
    println(
        "Study '%s': %d trials, %s; %s.".formatted(study.name(), trials, objective.metric(), work));
    if (ended > 0) {
      println("Continuing after %d finished trial%s.".formatted(ended, plural(ended)));
    }
    showLiveLine();
  }

  @Override
  public void onTrialStarted(TrialRequest request) {
    running.put(request.number(), "…");
    showLiveLine();
  }

  @Override
  public void onEpoch(TrialRequest request, Measurement measurement) {
    running.put(
        request.number(),
        "epoch %d %s"
            .formatted(measurement.epoch(), Format.score(measurement.metric(objective.metric()))));
    showLiveLine();
  }

  @Override
  public void onTrialEnded(Trial trial) {
    running.remove(trial.number());
    if (!trial.state().isFinal()) {
      return;
    }
    ended++;
    takeIfBest(trial);
    println(
        "[%d/%d] trial %d %s"
            .formatted(ended, Math.max(ended, trials), trial.number(), describe(trial)));
    showLiveLine();
  }

  @Override
  public void close() {
    end();
  }

  /** Takes the live line away. */
  void end() {
    if (live) {
      err.print(CLEAR_LINE);
      err.flush();
    }
  }

  private String describe(Trial trial) {
    if (trial.state() != TrialState.COMPLETE) {
      return Format.word(trial.state()) + ": " + trial.reason();
    }
    return "%s %s in %s (%d epochs)  %s%s"
        .formatted(
            objective.metric(),
            Format.score(score(trial)),
            Format.duration(trial.seconds(Instant.now())),
            trial.epochs(),
            parameters(trial),
            best != null && trial.number() == best.number() ? "  ← best so far" : "");
  }

  private static String parameters(Trial trial) {
    return trial.parameters().values().entrySet().stream()
        .map(entry -> entry.getKey() + "=" + Format.value(entry.getValue()))
        .collect(Collectors.joining(" "));
  }

  private void takeIfBest(Trial trial) {
    if (trial.state() == TrialState.COMPLETE
        && (best == null || objective.goal().isBetter(score(trial), score(best)))) {
      best = trial;
    }
  }

  private double score(Trial trial) {
    return trial.metric(objective.metric());
  }

  private void showLiveLine() {
    if (!live) {
      return;
    }
    String trialsNow =
        running.entrySet().stream()
            .map(entry -> "#%d %s".formatted(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining(", "));
    String bestNow =
        best == null ? "" : " · best %s (#%d)".formatted(Format.score(score(best)), best.number());
    double seconds = Duration.between(begun, Instant.now()).toMillis() / 1e3;
    String line =
        "%d/%d trials · %s%s · %s"
            .formatted(ended, trials, trialsNow, bestNow, Format.duration(seconds));
    // A line that wraps can't be taken back.
    err.print(CLEAR_LINE + line.substring(0, Math.min(line.length(), Terminal.columns() - 1)));
    err.flush();
  }

  private void println(String line) {
    if (!quiet) {
      err.println((live ? CLEAR_LINE : "") + line);
      err.flush();
    }
  }

  private static String plural(int count) {
    return count == 1 ? "" : "s";
  }
}
