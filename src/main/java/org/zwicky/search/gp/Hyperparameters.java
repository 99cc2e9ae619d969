package org.zwicky.search.gp;

/**
 * What a Gaussian process's covariance depends on: {@code scale · Matérn(√Σ weightₖ dₖ²)}, and the
 * noise of a measurement. Immutable.
 */
final class Hyperparameters {

  /** Smallest noise variance of standardised values; it keeps the covariance well conditioned. */
  static final double NOISE_FLOOR = 1e-8;

  private final double[] weights;
  private final double scale;
  private final double noise;

  /**
   * @param weights the inverse squared length scale of each dimension, above 0
   * @param scale variance of the process, above 0
   * @param noise variance of a measurement, above 0
   */
  Hyperparameters(double[] weights, double scale, double noise) {
    this.weights = weights.clone();
    this.scale = scale;
    this.noise = noise;
  }

  /** From logarithms: one a weight, the scale, the noise above its floor. */
  static Hyperparameters ofLogs(double[] logs) {
    double[] weights = new double[logs.length - 2];
    for (int k = 0; k < weights.length; k++) {
      weights[k] = Math.exp(logs[k]);
    }
    return new Hyperparameters(
        weights, Math.exp(logs[weights.length]), NOISE_FLOOR + Math.exp(logs[weights.length + 1]));
  }

  int dimensions() {
    return weights.length;
  }

  double weight(int dimension) {
    return weights[dimension];
  }

  double scale() {
    return scale;
  }

  double noise() {
    return noise;
  }
}
