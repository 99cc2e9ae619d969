package org.zwicky.analysis.classwise;

import java.util.List;
import java.util.stream.IntStream;
import org.zwicky.analysis.StudyReport;
import org.zwicky.analysis.ValidationAnswers;
import org.zwicky.metric.ConfusionMatrix;
import org.zwicky.metric.Metric;
import org.zwicky.metric.Reliability;

/**
 * Whether the probabilities of one trial mean what they say, on the validation images. Immutable.
 *
 * @param trial its number
 * @param confidence mean probability of the answers, in [0, 1]
 * @param accuracy share of the answers that is right, in [0, 1]
 * @param reliability by confidence
 * @param curves a class each, by class index
 */
public record TrialCalibration(
    int trial,
    double confidence,
    double accuracy,
    Reliability reliability,
    List<ClassCurve> curves) {

  /** The trials that are looked at, beside those that a metric would pick. */
  private static final int BEST = 10;

  /** So many points of curves keep a page small. */
  private static final int POINTS = 5_000;

  public TrialCalibration {
    curves = List.copyOf(curves);
  }

  /**
   * The ten best trials and those that a metric of the report's picks puts first, best first.
   *
   * @return empty where answers are not known
   */
  public static List<TrialCalibration> of(StudyReport report) {
    ValidationAnswers answers = report.answers();
    if (answers.isEmpty() || answers.labels().length == 0) {
      return List.of();
    }
    List<Integer> ranked =
        report.leaderboard().rows().stream()
            .map(row -> row.number())
            .filter(answers.trials()::contains)
            .toList();
    List<Integer> chosen =
        IntStream.range(0, ranked.size())
            .filter(
                i -> i < BEST || report.picks().stream().anyMatch(p -> p.trial() == ranked.get(i)))
            .mapToObj(ranked::get)
            .toList();
    int most = Math.max(8, Math.min(40, POINTS / (chosen.size() * answers.classes())));
    return chosen.stream().map(trial -> of(trial, answers, most)).toList();
  }

  /** The expected calibration error with 15 bins, as {@link Metric#ECE}. */
  public double expectedError() {
    return reliability.expectedError();
  }

  private static TrialCalibration of(int trial, ValidationAnswers answers, int most) {
    int[] labels = answers.labels();
    float[][] probabilities = answers.probabilities(trial);
    ConfusionMatrix matrix = ConfusionMatrix.ofProbabilities(labels, probabilities);
    Reliability reliability = Reliability.of(labels, probabilities);
    double confidence =
        reliability.bins().stream()
            .filter(bin -> bin.count() > 0)
            .mapToDouble(bin -> bin.confidence() * bin.count())
            .sum();
    int hits = reliability.bins().stream().mapToInt(Reliability.Bin::hits).sum();
    return new TrialCalibration(
        trial,
        confidence / labels.length,
        (double) hits / labels.length,
        reliability,
        IntStream.range(0, matrix.classes())
            .mapToObj(k -> ClassCurve.of(labels, probabilities, matrix, k, most))
            .toList());
  }
}
