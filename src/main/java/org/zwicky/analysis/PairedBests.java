package org.zwicky.analysis;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zwicky.metric.ConfidenceInterval;
import org.zwicky.metric.Replicates;
import org.zwicky.metric.Score;
import org.zwicky.metric.StratifiedDraws;

/**
 * How far trials of two studies differ on the validation images that both were judged by: paired
 * intervals of a stratified bootstrap, in which both are measured on the same drawn images. Not
 * thread-safe.
 */
final class PairedBests {

  private final ValidationAnswers first;
  private final ValidationAnswers second;
  private final StratifiedDraws draws;
  private final Map<Integer, Replicates> firsts = new HashMap<>();
  private final Map<Integer, Replicates> seconds = new HashMap<>();
  private final List<Score> scores;

  private PairedBests(ValidationAnswers first, ValidationAnswers second, List<Score> scores) {
    this.first = first;
    this.second = second;
    this.scores = scores;
    this.draws =
        StratifiedDraws.of(
            first.labels(), first.classes(), StatisticalTies.RESAMPLES, StatisticalTies.SEED);
  }

  /**
   * For answers to the same images.
   *
   * @param metrics that may be asked for; such as no score has the name of are left out
   * @return empty if the images have other labels in the two
   */
  static Optional<PairedBests> of(
      ValidationAnswers first, ValidationAnswers second, List<String> metrics) {
    if (!Arrays.equals(first.labels(), second.labels()) || first.labels().length == 0) {
      return Optional.empty();
    }
    List<Score> scores =
        metrics.stream().flatMap(m -> Score.named(m, first.classNames()).stream()).toList();
    return Optional.of(new PairedBests(first, second, scores));
  }

  /** The interval of the second's less the first's; empty where it is not defined. */
  Optional<ConfidenceInterval> interval(String metric, int firstTrial, int secondTrial) {
    Optional<Score> score = scores.stream().filter(s -> s.key().equals(metric)).findFirst();
    if (score.isEmpty()
        || !first.trials().contains(firstTrial)
        || !second.trials().contains(secondTrial)) {
      return Optional.empty();
    }
    Replicates one = firsts.computeIfAbsent(firstTrial, trial -> replicates(first, trial));
    Replicates other = seconds.computeIfAbsent(secondTrial, trial -> replicates(second, trial));
    return Replicates.percentiles(other.minus(one, score.get()), StatisticalTies.LEVEL);
  }

  private Replicates replicates(ValidationAnswers answers, int trial) {
    return Replicates.of(draws, answers.probabilities(trial), scores);
  }
}
