package org.zwicky.search.gp;

import java.util.Arrays;

/**
 * The Matérn kernel of smoothness 5/2 with a length scale of its own for each dimension (Rasmussen
 * and Williams, "Gaussian Processes for Machine Learning", 2006, eq. 4.17 and 5.2). Two categories
 * are at distance 1 from each other.
 */
final class Kernel {

  private final Hyperparameters hyperparameters;

  Kernel(Hyperparameters hyperparameters) {
    this.hyperparameters = hyperparameters;
  }

  /** Correlation at a squared scaled distance: 1 at 0. */
  static double correlation(double squaredDistance) {
    double root = Math.sqrt(5 * squaredDistance);
    return (1 + root + root * root / 3) * Math.exp(-root);
  }

  /** Derivative of the correlation by the squared distance; finite at 0. */
  static double slope(double squaredDistance) {
    double root = Math.sqrt(5 * squaredDistance);
    return -5.0 / 6 * (1 + root) * Math.exp(-root);
  }

  /** Squared scaled distances of a point to the first {@code count} others. */
  void squaredDistances(double[] point, Points others, int count, double[] distances) {
    Arrays.fill(distances, 0, count, 0);
    for (int k = 0; k < point.length; k++) {
      others.addSquaredDistances(k, point[k], hyperparameters.weight(k), count, distances);
    }
  }

  /** Covariances of a point with the first {@code count} others. */
  void covariances(double[] point, Points others, int count, double[] covariances) {
    squaredDistances(point, others, count, covariances);
    for (int j = 0; j < count; j++) {
      covariances[j] = hyperparameters.scale() * correlation(covariances[j]);
    }
  }
}
