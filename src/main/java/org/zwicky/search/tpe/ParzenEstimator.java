package org.zwicky.search.tpe;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A density over the parameters of a group: a weighted sum of kernels, each the product of one
 * kernel along each axis (Falkner et al. 2018, section 3.2: one density over all parameters sees
 * their interactions). Immutable.
 */
final class ParzenEstimator {

  private final List<Kernels> axes;
  private final double[] cumulative;
  private final double[] logWeights;

  /**
   * @param axes of the group
   * @param points observed ones, each a position along every axis
   * @param weights one a point, and that of the prior after them; any sum above 0
   */
  ParzenEstimator(List<Axis> axes, double[][] points, double[] weights) {
    this.axes =
        IntStream.range(0, axes.size())
            .mapToObj(
                axis ->
                    axes.get(axis)
                        .kernels(Arrays.stream(points).mapToDouble(point -> point[axis]).toArray()))
            .toList();
    this.cumulative = weights.clone();
    for (int i = 1; i < cumulative.length; i++) {
      cumulative[i] += cumulative[i - 1];
    }
    double sum = cumulative[cumulative.length - 1];
    this.logWeights = Arrays.stream(weights).map(weight -> Math.log(weight / sum)).toArray();
  }

  /** A point drawn from it: a position along every axis. */
  double[] draw(RandomGenerator random) {
    double chance = random.nextDouble() * cumulative[cumulative.length - 1];
    int found = Arrays.binarySearch(cumulative, chance);
    int kernel = Math.min(cumulative.length - 1, found < 0 ? -found - 1 : found + 1);
    return axes.stream().mapToDouble(axis -> axis.draw(kernel, random)).toArray();
  }

  /** The logarithm of the density at a point. */
  double logDensity(double[] point) {
    double[] sums = logWeights.clone();
    for (int axis = 0; axis < point.length; axis++) {
      axes.get(axis).addLogDensities(point[axis], sums);
    }
    double highest = Double.NEGATIVE_INFINITY;
    for (double sum : sums) {
      highest = Math.max(highest, sum);
    }
    double total = 0;
    for (double sum : sums) {
      total += Math.exp(sum - highest);
    }
    return highest + Math.log(total);
  }
}
