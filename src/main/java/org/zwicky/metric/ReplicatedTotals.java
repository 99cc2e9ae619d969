package org.zwicky.metric;

/**
 * The {@link ClassTotals} of a classifier on each draw. The samples of a class are as many in every
 * draw, so that only those predicted wrongly have to be counted.
 */
final class ReplicatedTotals {

  private final StratifiedDraws draws;
  private final int[][] lost;
  private final int[][] gained;

  private ReplicatedTotals(StratifiedDraws draws) {
    this.draws = draws;
    this.lost = new int[draws.classes()][draws.resamples()];
    this.gained = new int[draws.classes()][draws.resamples()];
  }

  static ReplicatedTotals of(StratifiedDraws draws, float[][] probabilities) {
    ReplicatedTotals totals = new ReplicatedTotals(draws);
    for (int i = 0; i < probabilities.length; i++) {
      int predicted = ConfusionMatrix.argmax(probabilities[i]);
      if (predicted != draws.label(i)) {
        add(draws.times(i), totals.lost[draws.label(i)], totals.gained[predicted]);
      }
    }
    return totals;
  }

  private static void add(byte[] times, int[] lost, int[] gained) {
    for (int r = 0; r < times.length; r++) {
      lost[r] += times[r];
      gained[r] += times[r];
    }
  }

  /** The score by draw. */
  double[] score(Score score) {
    ClassTotals totals = new ClassTotals(draws.classes());
    double[] values = new double[draws.resamples()];
    for (int k = 0; k < draws.classes(); k++) {
      totals.support[k] = draws.support(k);
    }
    for (int r = 0; r < values.length; r++) {
      for (int k = 0; k < draws.classes(); k++) {
        totals.hits[k] = totals.support[k] - lost[k][r];
        totals.predicted[k] = totals.hits[k] + gained[k][r];
      }
      values[r] = totals.score(score);
    }
    return values;
  }
}
