package org.zwicky.data.synthetic;

import java.util.random.RandomGenerator;

/** A colour: brightness in red, green and blue relative to their mean, 1. */
record Colour(double red, double green, double blue) {

  /** Age of the stars in ellipticals and bulges. */
  static final double OLD = 1;

  /**
   * As SDSS shows galaxies: from bluish white for young stars (age 0) to orange for old ones (1),
   * with some scatter.
   */
  static Colour ofAge(double age, RandomGenerator random) {
    double warm = age + 0.14 * random.nextGaussian();
    double tint = 0.02 * random.nextGaussian();
    return normalised(0.97 + 0.27 * warm, 0.98 + 0.04 * warm + tint, 1.05 - 0.38 * warm);
  }

  private static Colour normalised(double red, double green, double blue) {
    double least = 0.15;
    double r = Math.max(least, red);
    double g = Math.max(least, green);
    double b = Math.max(least, blue);
    double mean = (r + g + b) / 3;
    return new Colour(r / mean, g / mean, b / mean);
  }

  /** Of a star, from blue through white to red. */
  static Colour ofStar(RandomGenerator random) {
    double warm = random.nextDouble(-0.6, 1.1);
    return normalised(1 + 0.5 * warm, 1, 1 - 0.45 * warm);
  }
}
