package org.zwicky.analysis;

import org.zwicky.metric.ConfidenceInterval;

/**
 * How a trial stands to the best one, both measured on the same drawn validation images.
 *
 * @param behind how much worse its objective is than the best's, as on the leaderboard, from 0
 * @param interval of that difference over the draws
 * @param p two-sided bootstrap p-value of no difference: twice the smaller share of draws on one
 *     side of 0, counted as (n + 1) / (draws + 1) (Davison and Hinkley, <i>Bootstrap Methods and
 *     their Application</i>, 1997, equation 4.11), at most 1
 * @param accuracyP McNemar's exact two-sided p-value of equal accuracy
 */
public record BestComparison(
    double behind, ConfidenceInterval interval, double p, double accuracyP) {

  /** Whether the interval holds 0, so that the test can't tell the two apart. */
  public boolean tied() {
    return interval.low() <= 0 && interval.high() >= 0;
  }
}
