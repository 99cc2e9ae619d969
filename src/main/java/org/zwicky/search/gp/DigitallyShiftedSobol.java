package org.zwicky.search.gp;

import java.util.random.RandomGenerator;
import org.apache.commons.math3.random.SobolSequenceGenerator;

/**
 * Sobol's sequence, shifted at random by exclusive or, digit by digit, which keeps how evenly it
 * fills the unit cube (L'Ecuyer and Lemieux, "Recent Advances in Randomized Quasi-Monte Carlo
 * Methods", 2002, section 2.3); cheaper than Owen's scrambling where thousands of points are drawn
 * anew for every suggestion. For one thread.
 */
final class DigitallyShiftedSobol {

  /** Beyond, Commons Math has no direction numbers. */
  static final int MAX_DIMENSIONS = 1000;

  private static final double DIGITS = 0x1p52;

  private final SobolSequenceGenerator sequence;
  private final long[] shifts;

  /**
   * @param dimensions 1 to {@link #MAX_DIMENSIONS}
   */
  DigitallyShiftedSobol(int dimensions, RandomGenerator random) {
    this.sequence = new SobolSequenceGenerator(dimensions);
    this.shifts = new long[dimensions];
    for (int k = 0; k < dimensions; k++) {
      shifts[k] = random.nextLong() >>> 12;
    }
  }

  /** The next point, each coordinate in [0, 1). */
  double[] next() {
    double[] point = sequence.nextVector();
    for (int k = 0; k < point.length; k++) {
      point[k] = ((long) (point[k] * DIGITS) ^ shifts[k]) / DIGITS;
    }
    return point;
  }
}
