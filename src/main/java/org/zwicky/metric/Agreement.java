package org.zwicky.metric;

/** How far predictions agree with the true classes beyond chance. Pure functions. */
final class Agreement {

  private Agreement() {}

  /**
   * The correlation coefficient of K classes (Gorodkin, <i>Comparing two K-category assignments by
   * a K-category correlation coefficient</i>, 2004, equation 8), for two classes that of Matthews
   * (1975): {@code sklearn.metrics.matthews_corrcoef}. In [-1, 1]; 0 where all samples have, or are
   * predicted as, one class.
   */
  static double mcc(ClassTotals totals) {
    double total = totals.total();
    double hits = 0;
    double expected = 0;
    double truths = 0;
    double predictions = 0;
    for (int k = 0; k < totals.classes(); k++) {
      hits += totals.hits[k];
      expected += (double) totals.support[k] * totals.predicted[k];
      truths += (double) totals.support[k] * totals.support[k];
      predictions += (double) totals.predicted[k] * totals.predicted[k];
    }
    double spread = (total * total - truths) * (total * total - predictions);
    return spread == 0 ? 0 : (hits * total - expected) / Math.sqrt(spread);
  }

  /**
   * Cohen's κ (<i>A coefficient of agreement for nominal scales</i>, 1960): {@code
   * sklearn.metrics.cohen_kappa_score}. In [-1, 1]; NaN where truth and prediction are one and the
   * same class throughout, so that chance alone explains everything.
   */
  static double kappa(ClassTotals totals) {
    double total = totals.total();
    double hits = 0;
    double chance = 0;
    for (int k = 0; k < totals.classes(); k++) {
      hits += totals.hits[k];
      chance += (double) totals.support[k] * totals.predicted[k] / total;
    }
    return chance == total ? Double.NaN : (hits - chance) / (total - chance);
  }
}
