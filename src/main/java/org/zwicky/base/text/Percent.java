package org.zwicky.base.text;

import java.util.Locale;

/** Shares as percentages. */
public final class Percent {

  private Percent() {}

  /** Without decimals; one below 10 % with one. */
  public static String of(double share) {
    return String.format(Locale.ROOT, share > 0 && share < 0.1 ? "%.1f%%" : "%.0f%%", 100 * share);
  }
}
