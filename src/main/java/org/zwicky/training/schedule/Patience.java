package org.zwicky.training.schedule;

import org.zwicky.metric.Goal;

/**
 * Counts epochs since a score last improved. An epoch improves if it is better by more than a
 * margin than the one that did before it; the first epoch does, and so does the first whose score
 * is defined. Not thread-safe.
 */
public final class Patience {

  private final Goal goal;
  private final double minDelta;
  private double best = Double.NaN;
  private int epochs;
  private int waited;

  /**
   * @param goal which way the score is better
   * @param minDelta the margin, at least 0
   */
  public Patience(Goal goal, double minDelta) {
    this.goal = goal;
    this.minDelta = minDelta;
  }

  /** Takes up the next epoch's score; NaN for none. */
  public void hear(double score) {
    hear(score, true);
  }

  /**
   * Takes up the next epoch's score.
   *
   * @param score NaN for none
   * @param counts whether the epoch is waited for if it brings no improvement
   */
  public void hear(double score, boolean counts) {
    epochs++;
    if (epochs == 1 || improves(score)) {
      best = score;
      waited = 0;
    } else if (counts) {
      waited++;
    }
  }

  /** Epochs since the last improvement, or since {@link #startOver}. */
  public int waited() {
    return waited;
  }

  /** Waits anew from here; the score to improve on stays. */
  public void startOver() {
    waited = 0;
  }

  private boolean improves(double score) {
    if (Double.isNaN(best)) {
      return !Double.isNaN(score);
    }
    return goal.isBetter(score, best) && Math.abs(score - best) > minDelta;
  }
}
