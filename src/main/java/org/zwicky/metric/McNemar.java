package org.zwicky.metric;

/**
 * McNemar's exact test (<i>Note on the sampling error of the difference between correlated
 * proportions</i>, 1947): whether two classifiers are right equally often on the same samples. Only
 * samples that one has right and the other wrong tell; under the null hypothesis either is the one
 * that is right by a fair coin.
 */
public final class McNemar {

  private McNemar() {}

  /**
   * The two-sided p-value: twice the chance that of {@code first + second} tosses of a fair coin
   * the rarer side comes up at most as often as here, at most 1. Equals {@code
   * scipy.stats.binomtest(first, first + second)}; 1 where there is no such sample.
   *
   * @param first samples that only the first classifier has right, from 0
   * @param second samples that only the second has right, from 0
   */
  public static double exact(int first, int second) {
    int n = first + second;
    double logTerm = -n * Math.log(2);
    double sum = Math.exp(logTerm);
    for (int k = 1; k <= Math.min(first, second); k++) {
      logTerm += Math.log((double) (n - k + 1) / k);
      sum += Math.exp(logTerm);
    }
    return Math.min(1, 2 * sum);
  }
}
