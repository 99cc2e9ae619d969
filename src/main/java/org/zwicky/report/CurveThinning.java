package org.zwicky.report;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.zwicky.analysis.LearningCurve;
import org.zwicky.analysis.StudyReport;
import org.zwicky.analysis.TrialReport;

/**
 * Which epochs of a trial's curves a page holds: all of them, unless the trials are so many that
 * the page would become heavy.
 *
 * @param curves whether there are curves at all
 * @param epochs that a trial keeps at the most
 * @param longest epochs that a trial has at the most
 */
record CurveThinning(boolean curves, int epochs, int longest) {

  /** Numbers in all curves of a page; each takes some nine bytes. */
  private static final int MOST = 400_000;

  private static final int FEWEST_EPOCHS = 6;

  static CurveThinning of(StudyReport report) {
    boolean curves = report.leaderboard().hasCurves();
    int longest = report.trials().stream().mapToInt(trial -> trial.epochs().size()).max().orElse(0);
    long lines =
        report.trials().stream()
            .flatMap(trial -> trial.curves().stream())
            .mapToLong(c -> (c.train().isEmpty() ? 0 : 1) + (c.validation().isEmpty() ? 0 : 1))
            .sum();
    return new CurveThinning(
        curves, (int) Math.max(FEWEST_EPOCHS, MOST / Math.max(1, lines)), longest);
  }

  List<LearningCurve> curves(TrialReport trial) {
    return curves ? trial.curves() : List.of();
  }

  /** Places in the lists of a trial's epochs: evenly spread, with the first, kept and last one. */
  List<Integer> places(TrialReport trial) {
    int size = trial.epochs().size();
    if (size <= epochs) {
      return IntStream.range(0, size).boxed().toList();
    }
    TreeSet<Integer> places = new TreeSet<>();
    for (int i = 0; i < epochs; i++) {
      places.add((int) Math.round((double) i * (size - 1) / (epochs - 1)));
    }
    trial
        .row()
        .bestEpoch()
        .ifPresent(
            kept ->
                places.addAll(
                    IntStream.range(0, size)
                        .filter(i -> trial.epochs().get(i) == kept)
                        .boxed()
                        .toList()));
    return List.copyOf(places);
  }

  /** What is said of curves that lack epochs; empty if none does. */
  String note() {
    return curves && longest > epochs
        ? String.format(
            Locale.ROOT,
            "The study has so many trials that this page holds only about %d epochs of each curve,"
                + " evenly spread, with the kept one; the export has all.",
            epochs)
        : "";
  }
}
