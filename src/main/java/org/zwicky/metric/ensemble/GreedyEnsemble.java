package org.zwicky.metric.ensemble;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.zwicky.metric.ClassificationMetrics;
import org.zwicky.metric.ConfusionMatrix;
import org.zwicky.metric.Goal;
import org.zwicky.metric.LogLoss;
import org.zwicky.metric.Score;
import org.zwicky.metric.Scores;

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
    requireCandidates(candidates, rounds);
    double[] alone = alone(candidates, labels, score);
    List<Integer> ranked = ranked(alone, goal);
    if (ranked.isEmpty()) {
      return new EnsembleSelection(List.of(0), Double.NaN);
    }
    int best = ranked.get(0);
    return grow(
        new EnsembleSelection(List.of(best), alone[best]),
        candidates,
        ranked,
        labels,
        score,
        goal,
        rounds);
  }

  /**
   * Selects as {@link #select}, but begins with an ensemble that is given (section 2.2, sorted
   * initialization, where that is of the best few), and adds only of the best candidates (Caruana,
   * Munson and Niculescu-Mizil, <i>Getting the Most Out of Ensemble Selection</i>, ICDM 2006,
   * section 3, pruning). Both are against selecting by luck.
   *
   * @param initial indices of candidates, at least one; always in the ensemble
   * @param library how many of the best candidates may be added, at least 1
   * @throws IllegalArgumentException also if nothing is given to begin with
   */
  public static EnsembleSelection extend(
      List<Integer> initial,
      List<float[][]> candidates,
      int library,
      int[] labels,
      Score score,
      Goal goal,
      int rounds) {
    requireCandidates(candidates, rounds);
    EnsembleSelection given = new EnsembleSelection(initial, Double.NaN);
    EnsembleSelection begin =
        new EnsembleSelection(initial, score(labels, given.average(candidates), score));
    List<Integer> ranked = ranked(alone(candidates, labels, score), goal);
    return grow(
        begin,
        candidates,
        ranked.subList(0, Math.min(library, ranked.size())),
        labels,
        score,
        goal,
        rounds);
  }

  private static EnsembleSelection grow(
      EnsembleSelection begin,
      List<float[][]> candidates,
      List<Integer> ranked,
      int[] labels,
      Score score,
      Goal goal,
      int rounds) {
    List<Integer> picks = new ArrayList<>(begin.picks());
    EnsembleSelection best = begin;
    MeanProbabilities mean = new MeanProbabilities(candidates.get(picks.get(0)));
    picks.subList(1, picks.size()).forEach(pick -> mean.add(candidates.get(pick)));
    while (picks.size() < rounds) {
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

  private static void requireCandidates(List<float[][]> candidates, int rounds) {
    if (candidates.isEmpty() || rounds < 1) {
      throw new IllegalArgumentException(
          "%d candidates and %d rounds select no ensemble".formatted(candidates.size(), rounds));
    }
  }

  private static double[] alone(List<float[][]> candidates, int[] labels, Score score) {
    return candidates.stream().mapToDouble(each -> score(labels, each, score)).toArray();
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
