package org.zwicky.search.gp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.decomposition.TriangularSolver_DDRM;
import org.ejml.dense.row.decomposition.chol.CholeskyDecompositionInner_DDRM;

/**
 * A Gaussian process with mean 0, conditioned on measurements (Rasmussen and Williams 2006,
 * algorithm 2.1). Immutable, and safe for any number of threads.
 */
final class GaussianProcess {

  private static final double FIRST_JITTER = 1e-10;

  private final Points points;
  private final double[] scores;
  private final Hyperparameters hyperparameters;
  private final Kernel kernel;

  /** The inverse of the covariance's Cholesky factor, lower triangular. */
  private final DMatrixRMaj inverseFactor;

  /** The covariance's inverse times the scores. */
  private final double[] alpha;

  /**
   * Conditions the process. Where rounding makes the covariance indefinite, its diagonal gets as
   * much added as it takes.
   *
   * @param scores standardised, one a point
   */
  GaussianProcess(Points points, double[] scores, Hyperparameters hyperparameters) {
    this.points = points;
    this.scores = scores;
    this.hyperparameters = hyperparameters;
    this.kernel = new Kernel(hyperparameters);
    int size = points.size();
    this.inverseFactor = factor();
    this.alpha = scores.clone();
    TriangularSolver_DDRM.solveL(inverseFactor.data, alpha, size);
    TriangularSolver_DDRM.solveTranL(inverseFactor.data, alpha, size);
    TriangularSolver_DDRM.invertLower(inverseFactor.data, size);
  }

  private DMatrixRMaj factor() {
    double jitter = 0;
    while (true) {
      DMatrixRMaj covariance = covariance(hyperparameters.noise() + jitter);
      CholeskyDecompositionInner_DDRM cholesky = new CholeskyDecompositionInner_DDRM(true);
      if (cholesky.decompose(covariance)) {
        return cholesky.getT(null);
      }
      jitter = jitter == 0 ? FIRST_JITTER * hyperparameters.scale() : 10 * jitter;
    }
  }

  private DMatrixRMaj covariance(double noise) {
    int size = points.size();
    DMatrixRMaj covariance = new DMatrixRMaj(size, size);
    double[] row = new double[size];
    for (int i = 0; i < size; i++) {
      kernel.covariances(points.row(i), points, i, row);
      for (int j = 0; j < i; j++) {
        covariance.set(i, j, row[j]);
        covariance.set(j, i, row[j]);
      }
      covariance.set(i, i, hyperparameters.scale() + noise);
    }
    return covariance;
  }

  /**
   * The highest mean at any measured point: what there is to improve on. Less than the highest
   * score where that owes something to noise.
   */
  double highestMean() {
    List<double[]> rows = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      rows.add(points.row(i));
    }
    return posteriors(rows).stream().mapToDouble(Posterior::mean).max().orElseThrow();
  }

  /** The process as if each of these points had been measured, with the mean as result. */
  GaussianProcess believing(List<double[]> unmeasured) {
    List<double[]> rows = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      rows.add(points.row(i));
    }
    double[] extended = Arrays.copyOf(scores, scores.length + unmeasured.size());
    for (int i = 0; i < unmeasured.size(); i++) {
      rows.add(unmeasured.get(i));
      extended[scores.length + i] = posterior(unmeasured.get(i)).mean();
    }
    return new GaussianProcess(points.withRows(rows), extended, hyperparameters);
  }

  /** Mean and variance (without noise) of the process at a point. */
  Posterior posterior(double[] point) {
    return posteriors(List.of(point)).get(0);
  }

  /** Mean and variance (without noise) at each of many points, by one matrix product. */
  List<Posterior> posteriors(List<double[]> candidates) {
    int size = points.size();
    int count = candidates.size();
    DMatrixRMaj cross = new DMatrixRMaj(size, count);
    double[] means = new double[count];
    double[] row = new double[count];
    Points queried = points.withRows(candidates);
    for (int i = 0; i < size; i++) {
      kernel.covariances(points.row(i), queried, count, row);
      System.arraycopy(row, 0, cross.data, i * count, count);
      for (int j = 0; j < count; j++) {
        means[j] += alpha[i] * row[j];
      }
    }
    DMatrixRMaj whitened = new DMatrixRMaj(size, count);
    CommonOps_DDRM.mult(inverseFactor, cross, whitened);
    double[] explained = new double[count];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < count; j++) {
        double component = whitened.data[i * count + j];
        explained[j] += component * component;
      }
    }
    List<Posterior> posteriors = new ArrayList<>(count);
    for (int j = 0; j < count; j++) {
      posteriors.add(new Posterior(means[j], Math.max(0, hyperparameters.scale() - explained[j])));
    }
    return posteriors;
  }

  /**
   * Mean and variance at a point, with their derivatives by its coordinates; those by a category
   * are 0.
   */
  Posterior posterior(double[] point, double[] meanGradient, double[] varianceGradient) {
    int size = points.size();
    double[] distances = new double[size];
    kernel.squaredDistances(point, points, size, distances);
    double[] covariances = new double[size];
    double[] slopes = new double[size];
    double mean = 0;
    for (int i = 0; i < size; i++) {
      double root = Math.sqrt(5 * distances[i]);
      double decay = hyperparameters.scale() * Math.exp(-root);
      covariances[i] = (1 + root + root * root / 3) * decay;
      slopes[i] = -5.0 / 6 * (1 + root) * decay;
      mean += alpha[i] * covariances[i];
    }
    double[] reduced = new double[size];
    double explained = 0;
    double[] l = inverseFactor.data;
    for (int i = 0; i < size; i++) {
      double component = 0;
      for (int j = 0; j <= i; j++) {
        component += l[i * size + j] * covariances[j];
      }
      explained += component * component;
      for (int j = 0; j <= i; j++) {
        reduced[j] += component * l[i * size + j];
      }
    }
    for (int k = 0; k < point.length; k++) {
      double byMean = 0;
      double byVariance = 0;
      if (!points.isCategorical(k)) {
        double[] column = points.column(k);
        for (int i = 0; i < size; i++) {
          double change = slopes[i] * (point[k] - column[i]);
          byMean += alpha[i] * change;
          byVariance += reduced[i] * change;
        }
      }
      meanGradient[k] = 2 * hyperparameters.weight(k) * byMean;
      varianceGradient[k] = -4 * hyperparameters.weight(k) * byVariance;
    }
    return new Posterior(mean, Math.max(0, hyperparameters.scale() - explained));
  }

  /** Length scale of a dimension. */
  double lengthScale(int dimension) {
    return 1 / Math.sqrt(hyperparameters.weight(dimension));
  }
}
