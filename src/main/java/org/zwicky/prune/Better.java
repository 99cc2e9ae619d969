package org.zwicky.prune;

/** Which way scores are better. */
public enum Better {
  HIGHER("below"),
  LOWER("above");

  private final String worseSide;

  Better(String worseSide) {
    this.worseSide = worseSide;
  }

  /** Whether {@code a} is better than {@code b}; NaN never is, anything is better than NaN. */
  public boolean isBetter(double a, double b) {
    if (Double.isNaN(a)) {
      return false;
    }
    if (Double.isNaN(b)) {
      return true;
    }
    return this == HIGHER ? a > b : a < b;
  }

  /** Where worse scores lie: "below" or "above". */
  public String worseSide() {
    return worseSide;
  }

  /** For sorting the best first, NaN last. */
  public int compare(double a, double b) {
    if (isBetter(a, b)) {
      return -1;
    }
    return isBetter(b, a) ? 1 : 0;
  }
}
