package org.zwicky.metric;

import java.util.Arrays;

/** Scores of probabilities on each draw, without drawing the samples themselves. */
final class ReplicatedProbabilities {

  private ReplicatedProbabilities() {}

  static double[] logLoss(StratifiedDraws draws, float[][] probabilities) {
    double[] sums = new double[draws.resamples()];
    for (int i = 0; i < probabilities.length; i++) {
      add(draws.times(i), LogLoss.ofSample(draws.label(i), probabilities[i], i), sums);
    }
    return divide(sums, draws.samples());
  }

  static double[] calibrationError(StratifiedDraws draws, float[][] probabilities) {
    double[][] gaps = new double[Calibration.BINS][draws.resamples()];
    for (int i = 0; i < probabilities.length; i++) {
      int predicted = ConfusionMatrix.argmax(probabilities[i]);
      double p = probabilities[i][predicted];
      add(draws.times(i), (predicted == draws.label(i) ? 1 : 0) - p, gaps[Calibration.bin(p)]);
    }
    double[] sums = new double[draws.resamples()];
    for (double[] gap : gaps) {
      for (int r = 0; r < sums.length; r++) {
        sums[r] += Math.abs(gap[r]);
      }
    }
    return divide(sums, draws.samples());
  }

  static double[] rocAuc(StratifiedDraws draws, float[][] probabilities) {
    double[] sums = new double[draws.resamples()];
    int counted = 0;
    for (int k = 0; k < draws.classes(); k++) {
      long positives = draws.support(k);
      long negatives = draws.samples() - positives;
      if (positives > 0 && negatives > 0) {
        double[] area = pairs(draws, probabilities, k);
        counted++;
        for (int r = 0; r < sums.length; r++) {
          sums[r] += area[r] / ((double) positives * negatives);
        }
      }
    }
    return divide(sums, counted);
  }

  /** Pairs of a member and a sample of another class that are in order; ties count half. */
  private static double[] pairs(StratifiedDraws draws, float[][] probabilities, int index) {
    long[] order = new long[probabilities.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = ((long) RocAuc.ordered(probabilities[i][index]) << 32) | i;
    }
    Arrays.sort(order);
    double[] pairs = new double[draws.resamples()];
    double[] below = new double[draws.resamples()];
    double[] tied = new double[draws.resamples()];
    for (int from = 0; from < order.length; ) {
      int to = from;
      while (to < order.length && order[to] >> 32 == order[from] >> 32) {
        to++;
      }
      // One probability alone is tied with nothing.
      double[] others = to - from == 1 ? below : tied;
      double share = to - from == 1 ? 1 : 0.5;
      for (int at = from; at < to; at++) {
        int sample = (int) order[at];
        if (draws.label(sample) != index) {
          add(draws.times(sample), share, others);
        }
      }
      for (int at = from; at < to; at++) {
        int sample = (int) order[at];
        if (draws.label(sample) == index) {
          addProducts(draws.times(sample), below, tied, pairs);
        }
      }
      if (to - from > 1) {
        for (int r = 0; r < below.length; r++) {
          below[r] += 2 * tied[r];
          tied[r] = 0;
        }
      }
      from = to;
    }
    return pairs;
  }

  private static void addProducts(byte[] times, double[] below, double[] tied, double[] sums) {
    for (int r = 0; r < times.length; r++) {
      sums[r] += times[r] * (below[r] + tied[r]);
    }
  }

  private static void add(byte[] times, double value, double[] sums) {
    for (int r = 0; r < times.length; r++) {
      sums[r] += times[r] * value;
    }
  }

  private static double[] divide(double[] sums, double by) {
    for (int r = 0; r < sums.length; r++) {
      sums[r] /= by;
    }
    return sums;
  }
}
