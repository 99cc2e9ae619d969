package org.zwicky.metric;

/** Where a share may lie of which some samples tell. Pure functions. */
public final class WilsonInterval {

  /** Quantile 0.975 of the normal distribution. */
  private static final double Z = 1.959963984540054;

  private WilsonInterval() {}

  /**
   * The 95% score interval (Wilson, <i>Probable Inference, the Law of Succession, and Statistical
   * Inference</i>, 1927), of use for few samples too: {@code scipy.stats.binomtest(k,
   * n).proportion_ci(method="wilson")}.
   *
   * @param hits in [0, samples]
   * @param samples at least 1
   */
  public static ConfidenceInterval of(long hits, long samples) {
    if (samples < 1 || hits < 0 || hits > samples) {
      throw new IllegalArgumentException(hits + " of " + samples + " samples are no share.");
    }
    double share = (double) hits / samples;
    double square = Z * Z / samples;
    double middle = (share + square / 2) / (1 + square);
    double reach =
        Z * Math.sqrt(share * (1 - share) / samples + square / (4 * samples)) / (1 + square);
    return new ConfidenceInterval(Math.max(0, middle - reach), Math.min(1, middle + reach), 0.95);
  }
}
