package org.zwicky.training.augment;

import java.util.SplittableRandom;

/**
 * The distribution Beta(α, α): G / (G + H) of two numbers from Gamma(α). Of both only the
 * logarithms are drawn, because for a small α they are too near 0 for a double. Immutable and
 * thread-safe.
 *
 * @param alpha above 0
 */
record SymmetricBeta(double alpha) {

  double draw(SplittableRandom random) {
    double power = logUniform(random);
    double otherPower = logUniform(random);
    double gamma = logGamma(random);
    double otherGamma = logGamma(random);
    return 1 / (1 + Math.exp(gamma - otherGamma + (power - otherPower) / alpha));
  }

  /**
   * The logarithm of a number from Gamma(α + 1), of which U^(1/α) times makes one from Gamma(α)
   * (Marsaglia and Tsang 2000, A simple method for generating gamma variables, sections 3 and 6).
   */
  private double logGamma(SplittableRandom random) {
    double d = alpha + 2.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double normal = random.nextGaussian();
      double root = 1 + c * normal;
      double v = root * root * root;
      double limit = normal * normal / 2 + d - d * v + d * Math.log(v);
      if (v > 0 && logUniform(random) < limit) {
        return Math.log(d) + Math.log(v);
      }
    }
  }

  /** Of a number above 0, to 1. */
  private static double logUniform(SplittableRandom random) {
    return Math.log(1 - random.nextDouble());
  }
}
