package org.zwicky.analysis.importance;

import org.zwicky.search.tpe.StandardNormal;

/**
 * Estimates how likely each cell of an axis is, from the trials counted in the cells. Pure
 * functions.
 *
 * <p>Of numbers: a Parzen estimate. Each trial is a normal distribution around its cell, cut off at
 * the ends; the width is Scott's rule on the spread that is less of the standard deviation and the
 * quartiles' distance (Scott 1992, "Multivariate Density Estimation"), and at least so that 90 % of
 * a kernel lie in one cell, as in Optuna's PED-ANOVA. Of choices: their shares. Either is mixed
 * with one more trial that is spread over all cells alike, so that no cell is impossible.
 */
final class CellDensity {

  private static final double SCOTT = 1.059;
  private static final double QUARTILES_OF_A_NORMAL = 1.34;
  private static final double LEAST_WIDTH = 0.5 / 1.64;

  private CellDensity() {}

  /**
   * The probability of each cell; they add up to 1 and each is above 0.
   *
   * @param counts trials in each cell
   */
  static double[] of(ParameterAxis axis, int[] counts) {
    int total = 0;
    for (int count : counts) {
      total += count;
    }
    double[] density = axis.isNumeric() ? smooth(counts, total) : shares(counts);
    for (int i = 0; i < density.length; i++) {
      density[i] = (density[i] + 1.0 / density.length) / (total + 1);
    }
    return density;
  }

  private static double[] shares(int[] counts) {
    double[] sums = new double[counts.length];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = counts[i];
    }
    return sums;
  }

  private static double[] smooth(int[] counts, int total) {
    int cells = counts.length;
    double[] sums = new double[cells];
    if (total == 0) {
      return sums;
    }
    double width = width(counts, total);
    // below[i] is the normal distribution at i - cells + 0.5 cells from its middle.
    double[] below = new double[2 * cells];
    for (int i = 0; i < below.length; i++) {
      below[i] = StandardNormal.cumulative((i - cells + 0.5) / width);
    }
    for (int middle = 0; middle < cells; middle++) {
      if (counts[middle] > 0) {
        int offset = cells - 1 - middle;
        double weight = counts[middle] / (below[offset + cells] - below[offset]);
        for (int cell = 0; cell < cells; cell++) {
          sums[cell] += weight * (below[offset + cell + 1] - below[offset + cell]);
        }
      }
    }
    return sums;
  }

  private static double width(int[] counts, int total) {
    double mean = 0;
    for (int cell = 0; cell < counts.length; cell++) {
      mean += (double) cell * counts[cell] / total;
    }
    double squares = 0;
    for (int cell = 0; cell < counts.length; cell++) {
      squares += counts[cell] * (cell - mean) * (cell - mean);
    }
    double deviation = Math.sqrt(squares / Math.max(1, total - 1));
    double quartiles = quantile(counts, 0.75 * total) - quantile(counts, 0.25 * total);
    double spread = Math.min(deviation, quartiles / QUARTILES_OF_A_NORMAL);
    return Math.max(LEAST_WIDTH, SCOTT * spread * Math.pow(total, -0.2));
  }

  /** The first cell up to which there are at least so many trials. */
  private static int quantile(int[] counts, double trials) {
    int cell = 0;
    double sum = counts[0];
    while (sum < trials) {
      cell++;
      sum += counts[cell];
    }
    return cell;
  }
}
