package org.zwicky.search.gp;

/**
 * What is believed of hyperparameters before anything was measured. A length scale is log-normal
 * with location √2 + ln(D) / 2 for D dimensions and scale √3 (Hvarfner, Hellsten and Nardi,
 * "Vanilla Bayesian Optimization Performs Great in High Dimensions", 2024, section 5): the more
 * dimensions, the smoother, as distances grow with them. The variance of the process is Gamma(2,
 * 1), that of the noise Gamma(1.1, 30), as in Optuna 4.
 */
final class Prior {

  private static final double LOCATION = Math.sqrt(2);
  private static final double SQUARED_SCALE = 3;
  private static final double NOISE_SHAPE = 1.1;
  private static final double NOISE_RATE = 30;

  private Prior() {}

  /**
   * The negative logarithm of the density, without constants. Adds its derivatives by the
   * logarithms to those of weights and scale in {@code gradient}, and turns the entry of the noise
   * from the derivative by the noise to the one by the logarithm of what it has above its floor.
   *
   * @param logs what the hyperparameters were made of
   */
  static double penalty(Hyperparameters hyperparameters, double[] gradient, double[] logs) {
    int dimensions = hyperparameters.dimensions();
    double location = LOCATION + Math.log(dimensions) / 2;
    double penalty = 0;
    for (int k = 0; k < dimensions; k++) {
      double logLength = -logs[k] / 2;
      double distance = logLength - location;
      penalty += distance * distance / (2 * SQUARED_SCALE) + logLength;
      gradient[k] -= (distance / SQUARED_SCALE + 1) / 2;
    }
    double scale = hyperparameters.scale();
    penalty += scale - Math.log(scale);
    gradient[dimensions] += scale - 1;
    double noise = hyperparameters.noise();
    penalty += NOISE_RATE * noise - (NOISE_SHAPE - 1) * Math.log(noise);
    gradient[dimensions + 1] += NOISE_RATE - (NOISE_SHAPE - 1) / noise;
    gradient[dimensions + 1] *= Math.exp(logs[dimensions + 1]);
    return penalty;
  }
}
