package org.zwicky.search.gp;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.TriangularSolver_DDRM;
import org.ejml.dense.row.decomposition.chol.CholeskyDecompositionInner_DDRM;

/**
 * How badly hyperparameters explain the measurements: the negative logarithm of the marginal
 * likelihood (Rasmussen and Williams 2006, eq. 5.8 and 5.9) and of the prior, without constants.
 * Has work space of its own: for one thread.
 */
final class MarginalLikelihood implements Lbfgs.Function {

  private final Points points;
  private final double[] scores;
  private final int size;
  private final DMatrixRMaj factor;
  private final double[] slopes;
  private final double[] inverse;
  private final double[] row;
  private final double[][] weightSums;

  /**
   * @param scores standardised, one a point
   */
  MarginalLikelihood(Points points, double[] scores) {
    this.points = points;
    this.scores = scores;
    this.size = points.size();
    this.factor = new DMatrixRMaj(size, size);
    this.slopes = new double[size * size];
    this.inverse = new double[size * size];
    this.row = new double[size];
    this.weightSums = new double[points.dimensions()][size];
  }

  /**
   * The value at the logarithms of {@link Hyperparameters#ofLogs}; infinite where the covariance is
   * not positive definite in floating point.
   */
  @Override
  public double evaluate(double[] logs, double[] gradient) {
    Hyperparameters hyperparameters = Hyperparameters.ofLogs(logs);
    fillCovariance(hyperparameters);
    CholeskyDecompositionInner_DDRM cholesky = new CholeskyDecompositionInner_DDRM(true);
    if (!cholesky.decompose(factor)) {
      Arrays.fill(gradient, 0);
      return Double.POSITIVE_INFINITY;
    }
    double[] l = cholesky.getT().data;
    double[] alpha = scores.clone();
    double halfLogDeterminant = 0;
    for (int i = 0; i < size; i++) {
      halfLogDeterminant += Math.log(l[i * size + i]);
    }
    TriangularSolver_DDRM.solveL(l, alpha, size);
    double quadratic = 0;
    for (double component : alpha) {
      quadratic += component * component;
    }
    TriangularSolver_DDRM.solveTranL(l, alpha, size);
    TriangularSolver_DDRM.invertLower(l, size);
    fillInverse(l);
    addGradient(hyperparameters, alpha, gradient);
    return halfLogDeterminant + quadratic / 2 + Prior.penalty(hyperparameters, gradient, logs);
  }

  private void fillCovariance(Hyperparameters hyperparameters) {
    Kernel kernel = new Kernel(hyperparameters);
    double[] covariance = factor.data;
    for (int i = 0; i < size; i++) {
      kernel.squaredDistances(points.row(i), points, i, row);
      for (int j = 0; j < i; j++) {
        double root = Math.sqrt(5 * row[j]);
        double decay = hyperparameters.scale() * Math.exp(-root);
        double value = (1 + root + root * root / 3) * decay;
        covariance[i * size + j] = value;
        covariance[j * size + i] = value;
        slopes[i * size + j] = -5.0 / 6 * (1 + root) * decay;
      }
      covariance[i * size + i] = hyperparameters.scale() + hyperparameters.noise();
    }
  }

  /** The lower half of the covariance's inverse, from the inverse of its factor, row by row. */
  private void fillInverse(double[] l) {
    Arrays.fill(inverse, 0);
    for (int m = 0; m < size; m++) {
      for (int i = 0; i <= m; i++) {
        double value = l[m * size + i];
        for (int j = 0; j <= i; j++) {
          inverse[i * size + j] += value * l[m * size + j];
        }
      }
    }
  }

  private void addGradient(Hyperparameters hyperparameters, double[] alpha, double[] gradient) {
    int dimensions = points.dimensions();
    for (double[] sums : weightSums) {
      Arrays.fill(sums, 0);
    }
    double byNoise = 0;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        row[j] = (inverse[i * size + j] - alpha[i] * alpha[j]) * slopes[i * size + j];
      }
      for (int k = 0; k < dimensions; k++) {
        points.addScaledDistances(k, points.column(k)[i], row, i, weightSums[k]);
      }
      byNoise += (inverse[i * size + i] - alpha[i] * alpha[i]) / 2;
    }
    for (int k = 0; k < dimensions; k++) {
      gradient[k] = Arrays.stream(weightSums[k]).sum() * hyperparameters.weight(k);
    }
    // K = C - noise I, so trace(K⁻¹C) = n - noise trace(K⁻¹), and likewise with alpha.
    double fit = 0;
    for (int i = 0; i < size; i++) {
      fit += alpha[i] * scores[i];
    }
    gradient[dimensions] = (size - fit) / 2 - hyperparameters.noise() * byNoise;
    gradient[dimensions + 1] = byNoise;
  }
}
