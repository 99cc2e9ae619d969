package org.zwicky.search;

import org.apache.commons.math3.random.SobolSequenceGenerator;
import org.zwicky.study.Seeds;

/**
 * Sobol's sequence with Joe and Kuo's direction numbers, in Owen's nested uniform scrambling: every
 * binary digit is turned over or not by chance, once for each beginning of digits before it (Owen,
 * Scrambling Sobol' and Niederreiter–Xing points, Journal of Complexity 14, 1998, section 2). So
 * each point is uniform by itself, and any 2ⁿ in a row from a multiple of 2ⁿ lie as evenly as
 * Sobol's own. Immutable.
 */
final class ScrambledSobol {

  /** Beyond that many dimensions commons-math has no direction numbers. */
  static final int MAX_DIMENSION = 1000;

  private static final int DIGITS = 32;

  private final int dimension;
  private final long seed;

  /**
   * @param dimension from 1 to {@link #MAX_DIMENSION}
   * @param seed of the scrambling
   */
  ScrambledSobol(int dimension, long seed) {
    this.dimension = dimension;
    this.seed = seed;
  }

  /**
   * A point of the sequence, coordinates in [0, 1).
   *
   * @param index 0 for the first
   */
  double[] point(int index) {
    double[] point = new SobolSequenceGenerator(dimension).skipTo(index);
    for (int i = 0; i < dimension; i++) {
      point[i] = scrambled((long) (point[i] * (1L << DIGITS)), Seeds.ofTrial(seed, i + 1));
    }
    return point;
  }

  private static double scrambled(long digits, long key) {
    long result = 0;
    for (int place = DIGITS - 1; place >= 0; place--) {
      long digit = digits >>> place & 1;
      // The leading 1 tells beginnings of different lengths apart.
      long beginning = 1L << (DIGITS - 1 - place) | digits >>> (place + 1);
      result = result << 1 | digit ^ (Seeds.ofTrial(key ^ beginning << 1, 1) & 1);
    }
    // The middle of the smallest interval: neither 0 nor 1.
    return (result + 0.5) / (1L << DIGITS);
  }
}
