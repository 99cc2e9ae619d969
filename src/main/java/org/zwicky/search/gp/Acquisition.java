package org.zwicky.search.gp;

import java.util.List;

/** How much is to be gained at a point: the logarithm of the expected improvement. Immutable. */
final class Acquisition {

  /** Keeps the deviation above 0 where everything is known. */
  private static final double LEAST_VARIANCE = 1e-12;

  private final GaussianProcess process;
  private final double best;

  /**
   * @param best the highest score so far
   */
  Acquisition(GaussianProcess process, double best) {
    this.process = process;
    this.best = best;
  }

  double[] values(List<double[]> points) {
    return process.posteriors(points).stream()
        .mapToDouble(
            posterior -> LogExpectedImprovement.value(posterior.mean(), deviation(posterior), best))
        .toArray();
  }

  /** The value at a point, and its derivatives by coordinates that are no categories. */
  double value(double[] point, double[] gradient) {
    double[] byMean = new double[point.length];
    double[] byVariance = new double[point.length];
    Posterior posterior = process.posterior(point, byMean, byVariance);
    double deviation = deviation(posterior);
    double z = (posterior.mean() - best) / deviation;
    double slope = LogExpectedImprovement.slope(z);
    for (int k = 0; k < point.length; k++) {
      double change = byVariance[k] / (2 * deviation);
      gradient[k] = (slope * (byMean[k] - z * change) + change) / deviation;
    }
    return LogExpectedImprovement.value(posterior.mean(), deviation, best);
  }

  double lengthScale(int dimension) {
    return process.lengthScale(dimension);
  }

  private static double deviation(Posterior posterior) {
    return Math.sqrt(posterior.variance() + LEAST_VARIANCE);
  }
}
