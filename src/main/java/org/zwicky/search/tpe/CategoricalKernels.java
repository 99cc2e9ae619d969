package org.zwicky.search.tpe;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Kernels over values without an order. One of n + 1 kernels, the prior's among them, that saw
 * value v gives every value the weight 1 / (n + 1), and v one of 1 in addition; the prior's is
 * uniform (Watanabe 2023, arXiv 2304.11127, section 3.3.1, the smoothing of Optuna).
 */
final class CategoricalKernels implements Kernels {

  private final int[] seen;
  private final int values;
  private final double logOfSeen;
  private final double logOfOthers;
  private final double logOfPrior;

  /**
   * @param positions indices of observed values
   * @param values how many there are
   */
  CategoricalKernels(double[] positions, int values) {
    this.seen = Arrays.stream(positions).mapToInt(position -> (int) position).toArray();
    this.values = values;
    double weight = 1.0 / (seen.length + 1);
    double sum = 1 + values * weight;
    this.logOfSeen = Math.log((1 + weight) / sum);
    this.logOfOthers = Math.log(weight / sum);
    this.logOfPrior = -Math.log(values);
  }

  @Override
  public int size() {
    return seen.length + 1;
  }

  @Override
  public double draw(int kernel, RandomGenerator random) {
    double smooth = (double) values / (seen.length + 1);
    if (kernel < seen.length && random.nextDouble() * (1 + smooth) < 1) {
      return seen[kernel];
    }
    return random.nextInt(values);
  }

  @Override
  public void addLogDensities(double position, double[] sums) {
    for (int i = 0; i < seen.length; i++) {
      sums[i] += seen[i] == (int) position ? logOfSeen : logOfOthers;
    }
    sums[seen.length] += logOfPrior;
  }
}
