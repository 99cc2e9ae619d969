package org.zwicky.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.zwicky.app.progress.SweepSnapshot;
import org.zwicky.app.progress.TrialInProgress;
import org.zwicky.report.Format;

/**
 * A sweep in one line that fits. What matters least is shortened or left out first: elapsed time,
 * words, who is best, scores of running trials, speed, which trials run, the best score. How many
 * trials ended and the time left stay.
 */
final class ProgressLine {

  private static final String GAP = " · ";

  /** From the richest to the poorest. */
  private static final List<Function<SweepSnapshot, String>> FORMS =
      List.of(
          s -> join(trials(s), running(s, 2), best(s, true), speed(s, true), elapsed(s), left(s)),
          s -> join(trials(s), running(s, 2), best(s, true), speed(s, true), left(s)),
          s -> join(trials(s), running(s, 1), best(s, true), speed(s, true), left(s)),
          s -> join(count(s), running(s, 1), best(s, true), speed(s, false), left(s)),
          s -> join(count(s), running(s, 1), best(s, false), speed(s, false), left(s)),
          s -> join(count(s), running(s, 0), best(s, false), speed(s, false), left(s)),
          s -> join(count(s), running(s, 0), best(s, false), left(s)),
          s -> join(count(s), runningCount(s), best(s, false), speed(s, false), left(s)),
          s -> join(count(s), runningCount(s), best(s, false), left(s)),
          s -> join(count(s), runningCount(s), best(s, false), timeLeft(s)),
          s -> join(count(s), best(s, false), timeLeft(s)),
          s -> join(count(s), timeLeft(s)));

  private ProgressLine() {}

  /**
   * The fullest form that fits.
   *
   * @param width signs at the most
   */
  static String of(SweepSnapshot sweep, int width) {
    for (Function<SweepSnapshot, String> form : FORMS) {
      String line = form.apply(sweep);
      if (line.length() <= width) {
        return line;
      }
    }
    String shortest = count(sweep);
    return shortest.substring(0, Math.max(0, Math.min(shortest.length(), width)));
  }

  private static String trials(SweepSnapshot sweep) {
    return count(sweep)
        + " trials"
        + (sweep.pruned() == 0 ? "" : " (" + sweep.pruned() + " pruned)");
  }

  private static String count(SweepSnapshot sweep) {
    return sweep.ended() + "/" + sweep.trials();
  }

  /**
   * Each running trial.
   *
   * @param detail 0: number and epoch; 1: and score; 2: and the word epoch
   */
  private static String running(SweepSnapshot sweep, int detail) {
    return sweep.running().stream()
        .map(trial -> running(trial, detail))
        .collect(Collectors.joining(", "));
  }

  private static String running(TrialInProgress trial, int detail) {
    List<String> parts = new ArrayList<>();
    parts.add("#" + trial.number());
    if (trial.epochs().isPresent()) {
      parts.add((detail == 2 ? "epoch " : "") + trial.epoch() + "/" + trial.epochs().getAsInt());
    } else {
      parts.add(trial.epoch() == 0 ? "…" : (detail == 2 ? "epoch " : "e") + trial.epoch());
    }
    if (detail > 0 && Double.isFinite(trial.score())) {
      parts.add(Format.score(trial.score()));
    }
    return String.join(" ", parts);
  }

  private static String runningCount(SweepSnapshot sweep) {
    return sweep.running().isEmpty() ? "" : sweep.running().size() + " running";
  }

  private static String best(SweepSnapshot sweep, boolean number) {
    return sweep
        .best()
        .map(b -> "best " + Format.score(b.score()) + (number ? " (#" + b.number() + ")" : ""))
        .orElse("");
  }

  private static String speed(SweepSnapshot sweep, boolean words) {
    return sweep.imagesPerSecond().isEmpty()
        ? ""
        : String.format(
            Locale.ROOT,
            words ? "%,.0f images/s" : "%.0f img/s",
            sweep.imagesPerSecond().getAsDouble());
  }

  private static String elapsed(SweepSnapshot sweep) {
    return clock(sweep.elapsedSeconds()) + " elapsed";
  }

  private static String left(SweepSnapshot sweep) {
    return sweep.secondsLeft().isEmpty() ? "" : timeLeft(sweep) + " left";
  }

  private static String timeLeft(SweepSnapshot sweep) {
    return sweep.secondsLeft().isEmpty() ? "" : clock(sweep.secondsLeft().getAsDouble());
  }

  /** Such as 42s, 4m05s, 3h12m and 2d06h: as much as a glance takes in. */
  static String clock(double seconds) {
    long whole = Math.round(seconds);
    if (whole < 60) {
      return whole + "s";
    }
    if (whole < 3600) {
      return String.format(Locale.ROOT, "%dm%02ds", whole / 60, whole % 60);
    }
    long minutes = whole / 60;
    if (minutes < 24 * 60) {
      return String.format(Locale.ROOT, "%dh%02dm", minutes / 60, minutes % 60);
    }
    long hours = minutes / 60;
    return String.format(Locale.ROOT, "%dd%02dh", hours / 24, hours % 24);
  }

  private static String join(String... parts) {
    return List.of(parts).stream()
        .filter(Predicate.not(String::isEmpty))
        .collect(Collectors.joining(GAP));
  }
}
