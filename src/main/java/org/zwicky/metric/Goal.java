package org.zwicky.metric;

/** Which way the objective is better. */
public enum Goal {
  MAXIMIZE,
  MINIMIZE;

  /**
   * Whether {@code score} is better than {@code other}; NaN is never better, anything is better
   * than NaN.
   */
  public boolean isBetter(double score, double other) {
    if (Double.isNaN(score)) {
      return false;
    }
    if (Double.isNaN(other)) {
      return true;
    }
    return this == MAXIMIZE ? score > other : score < other;
  }
}
