package org.zwicky.metric.ensemble;

import java.util.Arrays;
import java.util.List;
import org.zwicky.metric.Goal;
import org.zwicky.metric.Replicates;
import org.zwicky.metric.Score;
import org.zwicky.metric.StratifiedDraws;

/**
 * An ensemble of one candidate's trainings from several seeds (Lakshminarayanan, Pritzel and
 * Blundell, <i>Simple and Scalable Predictive Uncertainty Estimation using Deep Ensembles</i>,
 * NeurIPS 2017), each with the same weight, to which {@link GreedyEnsemble} adds other models only
 * where that is more than luck: where the gain is above two standard errors of the paired,
 * stratified bootstrap over the images it is selected by. With few images of a rare class a plain
 * greedy selection is worse on other images than its best member. Stateless.
 */
public final class SeedEnsemble {

  private static final int RESAMPLES = 400;
  private static final double STANDARD_ERRORS = 2;

  /** Of how many of the best models some may be added. */
  private static final int LIBRARY = 3;

  /** Most picks; after some tens of them nothing is gained any more. */
  private static final int ROUNDS = 50;

  private SeedEnsemble() {}

  /**
   * Selects.
   *
   * @param seeds indices of the candidates that are trainings of the one; without any the selection
   *     is plainly greedy
   * @param candidates probabilities of each model, of shape (N, K), of the same images
   * @param labels true class of each image, N of them
   * @param score what the ensemble shall be good at
   * @param goal which way the score is better
   * @return has each of the seeds
   * @throws IllegalArgumentException if there is no candidate, shapes do not fit, a label is out of
   *     range, or a probability is NaN
   */
  public static EnsembleSelection select(
      List<Integer> seeds, List<float[][]> candidates, int[] labels, Score score, Goal goal) {
    if (seeds.isEmpty()) {
      return GreedyEnsemble.select(candidates, labels, score, goal, ROUNDS);
    }
    EnsembleSelection plain = GreedyEnsemble.extend(seeds, candidates, 1, labels, score, goal, 1);
    EnsembleSelection extended =
        GreedyEnsemble.extend(seeds, candidates, LIBRARY, labels, score, goal, ROUNDS);
    return goal.isBetter(extended.score(), plain.score())
            && Math.abs(extended.score() - plain.score())
                > STANDARD_ERRORS * standardError(plain, extended, candidates, labels, score)
        ? extended
        : plain;
  }

  /**
   * Of the difference between two ensembles; NaN, which no gain is above, where it is undefined.
   */
  private static double standardError(
      EnsembleSelection one,
      EnsembleSelection other,
      List<float[][]> candidates,
      int[] labels,
      Score score) {
    int classes = candidates.get(0)[0].length;
    // The same draws for the same images, so that a study resumed selects what it did before.
    StratifiedDraws draws = StratifiedDraws.of(labels, classes, RESAMPLES, 0);
    List<Score> scores = List.of(score);
    double[] differences =
        Replicates.of(draws, other.average(candidates), scores)
            .minus(Replicates.of(draws, one.average(candidates), scores), score);
    double mean = Arrays.stream(differences).average().orElseThrow();
    double squares = Arrays.stream(differences).map(each -> (each - mean) * (each - mean)).sum();
    return Math.sqrt(squares / (differences.length - 1));
  }
}
