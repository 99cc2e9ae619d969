package org.zwicky.search.gp;

import java.util.Arrays;

/** Brings scores to mean 0 and variance 1. */
final class ScoreScale {

  static String mode = System.getProperty("gp.mode", "plain");

  private ScoreScale() {}

  static double[] standardise(double[] scores) {
    if (mode.equals("plain")) return normal(scores);
    double best = Arrays.stream(scores).max().orElse(0);
    double[] gaps = Arrays.stream(scores).map(s -> best - s).toArray();
    double[] sorted = gaps.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    if (mode.startsWith("log")) {
      double q = Double.parseDouble(mode.substring(3));
      double delta = sorted[(int) Math.min(n - 1, Math.ceil(q * n))];
      if (delta <= 0) return normal(scores);
      return normal(Arrays.stream(gaps).map(g -> -Math.log1p(g / delta)).toArray());
    }
    // likelihood: delta among quantiles by normality
    double bestL = Double.NEGATIVE_INFINITY;
    double[] result = normal(scores);
    if (sorted[n - 1] <= 0) return result;
    double min = Double.parseDouble(mode.substring(3));
    for (double delta = sorted[n - 1] * 100; delta > sorted[n - 1] * 1e-6; delta /= 2) {
      if (delta < sorted[(int) Math.min(n - 1, Math.ceil(min * n))]) break;
      double d = delta;
      double[] t = Arrays.stream(gaps).map(g -> -Math.log1p(g / d)).toArray();
      double mean = Arrays.stream(t).average().orElse(0);
      double var = Arrays.stream(t).map(v -> (v - mean) * (v - mean)).sum() / n;
      double l = -n / 2.0 * Math.log(var) - Arrays.stream(gaps).map(g -> Math.log(d + g)).sum();
      if (l > bestL) {
        bestL = l;
        result = normal(t);
      }
    }
    return result;
  }

  private static double[] normal(double[] scores) {
    double largest = Arrays.stream(scores).map(Math::abs).max().orElse(0);
    if (largest == 0) {
      return scores.clone();
    }
    double[] scaled = Arrays.stream(scores).map(score -> score / largest).toArray();
    double mean = Arrays.stream(scaled).average().orElse(0);
    double variance =
        Arrays.stream(scaled).map(score -> (score - mean) * (score - mean)).average().orElse(0);
    double deviation = Math.sqrt(variance);
    return Arrays.stream(scaled)
        .map(score -> deviation < 1e-14 ? 0 : (score - mean) / deviation)
        .toArray();
  }
}
