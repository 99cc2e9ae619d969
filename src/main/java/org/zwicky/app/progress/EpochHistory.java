package org.zwicky.app.progress;

import java.util.ArrayList;
import java.util.List;

/**
 * How far trials came that are over: the share of their epochs that they trained before early
 * stopping, a pruner or a failure ended them. Not thread-safe.
 */
final class EpochHistory {

  private final List<Double> shares = new ArrayList<>();

  /** A trial ended after so many of its epochs. */
  void ended(int epoch, int epochs) {
    shares.add(Math.min(1, (double) epoch / epochs));
  }

  /**
   * Epochs that a trial is expected to train still: the mean residual life, over the ended trials
   * that came further than this one and one imaginary trial that is never stopped.
   *
   * @param epoch trained so far
   * @param epochs at most
   * @return 0 to {@code epochs - epoch}
   */
  double expectedLeft(int epoch, int epochs) {
    int full = Math.max(0, epochs - epoch);
    double sum = full;
    int trials = 1;
    for (double share : shares) {
      double left = share * epochs - epoch;
      if (left > 0) {
        sum += left;
        trials++;
      }
    }
    return Math.min(full, sum / trials);
  }
}
