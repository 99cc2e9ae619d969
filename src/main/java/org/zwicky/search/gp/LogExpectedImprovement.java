package org.zwicky.search.gp;

/**
 * The logarithm of the expected improvement of a normal value over the best one so far, and its
 * derivative, without underflow however unlikely an improvement is (Ament et al., "Unexpected
 * Improvements to Expected Improvement for Bayesian Optimization", 2023, eq. 9).
 */
final class LogExpectedImprovement {

  private static final double LOG_ROOT_TWO_PI = Math.log(2 * Math.PI) / 2;
  private static final double ROOT_HALF_PI = Math.sqrt(Math.PI / 2);
  private static final double ROOT_HALF = Math.sqrt(0.5);

  /** Beyond, 1 - |z| √(π/2) erfcx(|z|/√2) is taken from its series 1/z² - 3/z⁴ + 15/z⁶. */
  private static final double FAR = 1e3;

  private LogExpectedImprovement() {}

  /**
   * The logarithm of E[max(0, Y - best)] for a normal Y.
   *
   * @param deviation standard deviation of Y, above 0
   */
  static double value(double mean, double deviation, double best) {
    return standard((mean - best) / deviation) + Math.log(deviation);
  }

  /** The logarithm of h(z) = φ(z) + z Φ(z), the expected improvement of a standard normal value. */
  static double standard(double z) {
    double logDensity = -z * z / 2 - LOG_ROOT_TWO_PI;
    if (z < 0) {
      return logDensity + Math.log(remainder(-z));
    }
    double density = Math.exp(logDensity);
    return Math.log(density + z * (1 - upperTail(z, density)));
  }

  /** The derivative of {@link #standard}: Φ(z) / h(z). */
  static double slope(double z) {
    if (z < 0) {
      return ROOT_HALF_PI * ScaledErrorFunction.value(-z * ROOT_HALF) / remainder(-z);
    }
    double density = Math.exp(-z * z / 2 - LOG_ROOT_TWO_PI);
    double below = 1 - upperTail(z, density);
    return below / (density + z * below);
  }

  private static double upperTail(double z, double density) {
    return density * ROOT_HALF_PI * ScaledErrorFunction.value(z * ROOT_HALF);
  }

  /** h(-z) / φ(z) for z above 0. */
  private static double remainder(double z) {
    if (z < FAR) {
      return 1 - z * ROOT_HALF_PI * ScaledErrorFunction.value(z * ROOT_HALF);
    }
    double inverse = 1 / (z * z);
    return inverse * (1 - inverse * (3 - 15 * inverse));
  }
}
