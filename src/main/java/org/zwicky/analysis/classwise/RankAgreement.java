package org.zwicky.analysis.classwise;

/** How far two metrics put trials in the same order. Pure functions. */
final class RankAgreement {

  private RankAgreement() {}

  /**
   * Kendall's τ-b (Kendall, <i>The treatment of ties in ranking problems</i>, 1945): {@code
   * scipy.stats.kendalltau}. 1 for the same order, −1 for the opposite, 0 for none in common.
   *
   * @param a a value a trial
   * @param b the same trials by another metric
   * @return NaN where one of them is the same for all trials, or there are fewer than two
   */
  static double kendall(double[] a, double[] b) {
    long balance = 0;
    long untiedA = 0;
    long untiedB = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < i; j++) {
        int inA = Double.compare(a[i], a[j]);
        int inB = Double.compare(b[i], b[j]);
        balance += (long) Integer.signum(inA) * Integer.signum(inB);
        untiedA += inA == 0 ? 0 : 1;
        untiedB += inB == 0 ? 0 : 1;
      }
    }
    return balance == 0 && (untiedA == 0 || untiedB == 0)
        ? Double.NaN
        : balance / (Math.sqrt(untiedA) * Math.sqrt(untiedB));
  }
}
