package org.zwicky.search.gp;

/**
 * What is believed of hyperparameters before anything was measured: scale Gamma(2, 1), noise
 * Gamma(1.1, 30), and for a weight w (an inverse squared length scale) a density in proportion to
 * exp(-0.1/w - 0.1 w), which keeps length scales from nothing and from infinity. Optuna 4 has the
 * same.
 */
final class Prior {

  private static final double WEIGHT_RATE = 0.1;
  private static final double NOISE_SHAPE = 1.1;
  private static final double NOISE_RATE = 30;

  private Prior() {}

  /**
   * The negative logarithm of the density, without constants. Adds its derivatives by the logarithms
   * to those by weights and scale in {@code gradient}, and turns the entry of the noise from the
   * derivative by the noise to the one by the logarithm of what it has above its floor.
   */
  static double penalty(Hyperparameters hyperparameters, double[] gradient, double[] logs) {
    int dimensions = hyperparameters.dimensions();
    double penalty = 0;
    for (int k = 0; k < dimensions; k++) {
      double weight = hyperparameters.weight(k);
      penalty += WEIGHT_RATE * (1 / weight + weight);
      gradient[k] += WEIGHT_RATE * (weight - 1 / weight);
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
