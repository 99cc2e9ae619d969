package org.zwicky.training.run;

import org.zwicky.metric.Goal;
import org.zwicky.training.checkpoint.Checkpoint;

/** Which epoch is the best so far. Not thread-safe. */
final class BestEpoch {

  private final Goal goal;
  private int epoch;
  private double score = Double.NaN;

  BestEpoch(Goal goal) {
    this.goal = goal;
  }

  /**
   * Takes an epoch as the best if its score is better than all before; ties are not, and neither is
   * a score that is not defined.
   *
   * @return whether it is
   */
  boolean offer(int number, double newScore) {
    boolean first = epoch == 0 || (Double.isNaN(score) && !Double.isNaN(newScore));
    if (!first && !goal.isBetter(newScore, score)) {
      return false;
    }
    epoch = number;
    score = newScore;
    return true;
  }

  /** Goes on from the best epoch of a checkpoint. */
  void resume(Checkpoint.Best best) {
    epoch = best.epoch();
    score = best.score();
  }

  /** Number of the best epoch from 1; 0 before the first. */
  int epoch() {
    return epoch;
  }

  /** Its score; NaN if it has none. */
  double score() {
    return score;
  }
}
