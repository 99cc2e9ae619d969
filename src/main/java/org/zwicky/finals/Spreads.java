package org.zwicky.finals;

import java.util.Arrays;

/** How far numbers scatter. */
public final class Spreads {

  private Spreads() {}

  /** The sample standard deviation, with n − 1; NaN of fewer than two values. */
  public static double deviation(double... values) {
    if (values.length < 2) {
      return Double.NaN;
    }
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    return Math.sqrt(squares / (values.length - 1));
  }
}
