package org.zwicky.ensemble;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.zwicky.metric.ClassificationMetrics;
import org.zwicky.metric.ConfusionMatrix;
import org.zwicky.metric.LogLoss;
import org.zwicky.metric.Score;
import org.zwicky.metric.Scores;
import org.zwicky.study.Goal;

/**
 * Ensemble selection (Caruana, Niculescu-Mizil, Crew and Ksikes, <i>Ensemble Selection from
 * Libraries of Models</i>, ICML 2004): begins with the best candidate, then adds in each round the
 * one with which the mean of the probabilities scores best, also one that is in it already (section
 * 2.1, with replacement), and in the end keeps the best of the ensembles on the way.
 *
 * <p>It is selected for its score on one set of images, so that score is optimistic, the more so
 * the more candidates there are and the fewer images: judge an ensemble by images that neither
 * trained its members nor selected them. Stateless.
 */
public final class GreedyEnsemble {

  private GreedyEnsemble() {}

  /**
   * Selects. Of candidates that score the same in a round, the one that is better alone is taken,
   * and of such that are equal alone the earlier one, so that the order of the candidates does not
   * matter where all their scores differ. A candidate without a score is never taken, unless none
   * has one: then the first is, alone.
   *
   * @param candidates probabilities of each candidate, of shape (N, K), of the same images; at
   *     least one
   * @param labels true class of each image, N of them
   * @param score what the ensemble shall be good at
   * @param goal which way the score is better
   * @param rounds most picks, at least 1
   * @throws IllegalArgumentException if there is no candidate, shapes do not fit, a label is out of
   *     range, or a probability is NaN
   */
  public static EnsembleSelection select(
      List<float[][]> candidates, int[] labels, Score score, Goal goal, int rounds) {
    if (candidates.isEmpty() || rounds < 1) {
      throw new IllegalArgumentException(
          "%d candidates and %d rounds select no ensemble".formatted(candidates.size(), rounds));
    }
    double[] alone = candidates.stream().mapToDouble(each -> score(labels, each, score)).toArray();
    List<Integer> ranked = ranked(alone, goal);
    if (ranked.isEmpty()) {
      return new EnsembleSelection(List.of(0), Double.NaN);
    }
    List<Integer> picks = new ArrayList<>(ranked.subList(0, 1));
    EnsembleSelection best = new EnsembleSelection(picks, alone[picks.get(0)]);
    MeanProbabilities mean = new MeanProbabilities(candidates.get(picks.get(0)));
    for (int round = 2; round <= rounds; round++) {
      int pick = -1;
      double reached = Double.NaN;
      for (int candidate : ranked) {
        double value = score(labels, mean.with(candidates.get(candidate)), score);
        if (goal.isBetter(value, reached)) {
          pick = candidate;
          reached = value;
        }
      }
      if (pick < 0) {
        break;
      }
      picks.add(pick);
      mean.add(candidates.get(pick));
      if (goal.isBetter(reached, best.score())) {
        best = new EnsembleSelection(picks, reached);
      }
    }
    return best;
  }

  /** The candidates that have a score, the best first. */
  private static List<Integer> ranked(double[] scores, Goal goal) {
    Comparator<Integer> byScore = Comparator.comparingDouble(candidate -> scores[candidate]);
    return IntStream.range(0, scores.length)
        .filter(candidate -> !Double.isNaN(scores[candidate]))
        .boxed()
        .sorted(goal == Goal.MAXIMIZE ? byScore.reversed() : byScore)
        .toList();
  }

  /** Measures no more than the score needs: ROC curves would take most of the time. */
  private static double score(int[] labels, float[][] probabilities, Score score) {
    ClassificationMetrics classes =
        ClassificationMetrics.of(ConfusionMatrix.ofProbabilities(labels, probabilities));
    double value = score.of(Scores.withoutProbabilities(classes, Double.NaN));
    if (!Double.isNaN(value)) {
      return value;
    }
    double logLoss = LogLoss.of(labels, probabilities);
    value = score.of(Scores.withoutProbabilities(classes, logLoss));
    return Double.isNaN(value) ? score.of(Scores.of(labels, probabilities)) : value;
  }
}
