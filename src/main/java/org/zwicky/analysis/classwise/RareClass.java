package org.zwicky.analysis.classwise;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.zwicky.analysis.ClassScore;
import org.zwicky.analysis.StudyReport;
import org.zwicky.analysis.Treatment;
import org.zwicky.analysis.TrialReport;
import org.zwicky.metric.Metric;
import org.zwicky.study.TrialState;

/**
 * What became of the class with the fewest validation images. Immutable.
 *
 * @param index of the class
 * @param trials complete ones with scores by class, best first
 * @param never classes with validation images that some trial never answers
 * @param effects of treatments by name of the treatment as trials have it, {@code none} first, then
 *     by median recall, highest first; empty where treatments are not known
 * @param front trials that no other beats in accuracy and the rarest class's recall, by accuracy,
 *     best first
 */
public record RareClass(
    int index,
    List<TrialReport> trials,
    List<NeverAnswered> never,
    List<TreatmentEffect> effects,
    List<TrialReport> front) {

  private static final String NONE = "none";

  public RareClass {
    trials = List.copyOf(trials);
    never = List.copyOf(never);
    effects = List.copyOf(effects);
    front = List.copyOf(front);
  }

  /**
   * Reads it from a report.
   *
   * @return empty where there are no validation images by class, or no trial has scores by class
   */
  public static Optional<RareClass> of(StudyReport report) {
    List<TrialReport> trials =
        report.trials().stream()
            .filter(trial -> trial.row().state() == TrialState.COMPLETE)
            .filter(trial -> trial.classes().size() == report.data().classes().size())
            .toList();
    if (report.data().rarest().isEmpty() || trials.isEmpty()) {
      return Optional.empty();
    }
    int rarest = report.data().rarest().getAsInt();
    return Optional.of(
        new RareClass(
            rarest,
            trials,
            never(trials),
            effects(trials, report.treatments(), rarest),
            Frontier.of(trials, RareClass::accuracy, trial -> recall(trial, rarest))));
  }

  /** A trial's recall of the rarest class, in [0, 1]. */
  public double recall(TrialReport trial) {
    return recall(trial, index);
  }

  /** How many images of the rarest class a trial finds. */
  public long found(TrialReport trial) {
    return Math.round(recall(trial) * trial.classes().get(index).support());
  }

  /** The trial of the front that finds the most of the rarest class. */
  public TrialReport finder() {
    return front.get(front.size() - 1);
  }

  /** Accuracy of a trial; NaN where it has none. */
  public static double accuracy(TrialReport trial) {
    return trial.row().metric(Metric.ACCURACY.key());
  }

  private static double recall(TrialReport trial, int index) {
    return trial.classes().get(index).recall();
  }

  private static List<NeverAnswered> never(List<TrialReport> trials) {
    List<NeverAnswered> never = new ArrayList<>();
    IntStream.range(0, trials.get(0).classes().size())
        .filter(k -> trials.get(0).classes().get(k).support() > 0)
        .forEach(
            k -> {
              long count = trials.stream().filter(trial -> isNever(trial, k)).count();
              if (count > 0) {
                never.add(new NeverAnswered(k, (int) count, isNever(trials.get(0), k)));
              }
            });
    return never;
  }

  private static boolean isNever(TrialReport trial, int index) {
    ClassScore score = trial.classes().get(index);
    return score.predicted() == 0;
  }

  private static List<TreatmentEffect> effects(
      List<TrialReport> trials, Map<Integer, Treatment> treatments, int rarest) {
    Map<String, List<TrialReport>> byLabel = new LinkedHashMap<>();
    trials.stream()
        .filter(trial -> treatments.containsKey(trial.row().number()))
        .sorted(Comparator.comparingDouble(trial -> recall(trial, rarest)))
        .forEach(
            trial ->
                byLabel
                    .computeIfAbsent(
                        treatments.get(trial.row().number()).label(), label -> new ArrayList<>())
                    .add(trial));
    return byLabel.entrySet().stream()
        .map(
            entry ->
                new TreatmentEffect(
                    entry.getKey(),
                    entry.getValue().stream().map(trial -> trial.row().number()).toList(),
                    entry.getValue().stream().map(trial -> recall(trial, rarest)).toList(),
                    entry.getValue().stream().map(RareClass::accuracy).toList()))
        .sorted(
            Comparator.comparing((TreatmentEffect effect) -> !effect.label().equals(NONE))
                .thenComparing(Comparator.comparingDouble(TreatmentEffect::medianRecall).reversed())
                .thenComparing(TreatmentEffect::label))
        .toList();
  }
}
