package org.zwicky.search.tpe;

import java.util.Arrays;
import java.util.Comparator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Normal distributions cut to an axis. The prior's lies at the middle and is as wide as the axis
 * (Bergstra et al. 2011, section 4.2). The width of each other is the larger distance to its sorted
 * neighbours, the prior's centre among them, the outermost having one only (the same section), but
 * not below {@link #NARROWEST} of the axis, nor above all of it.
 */
final class NumericKernels implements Kernels {

  /** Of the axis: below that, few observations would close in on the first good ones. */
  static final double NARROWEST = 0.03;

  private final NumericAxis axis;
  private final double[] centres;
  private final double[] widths;
  private final double[] constants;

  NumericKernels(NumericAxis axis, double[] positions) {
    this.axis = axis;
    this.centres = Arrays.copyOf(positions, positions.length + 1);
    centres[positions.length] = (axis.low() + axis.high()) / 2;
    this.widths = widths(axis, centres);
    this.constants = new double[centres.length];
    for (int i = 0; i < centres.length; i++) {
      double inside =
          StandardNormal.between(
              (axis.low() - centres[i]) / widths[i], (axis.high() - centres[i]) / widths[i]);
      constants[i] =
          -Math.log(inside)
              - (axis.halfStep() > 0 ? 0 : Math.log(widths[i] * Math.sqrt(2 * Math.PI)));
    }
  }

  private static double[] widths(NumericAxis axis, double[] centres) {
    double range = axis.high() - axis.low();
    int last = centres.length - 1;
    Integer[] order = IntStream.rangeClosed(0, last).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingDouble(i -> centres[i]));
    double narrowest = range * Math.max(NARROWEST, Math.pow(last + 2, -2));
    double[] widths = new double[centres.length];
    for (int rank = 0; rank <= last; rank++) {
      int i = order[rank];
      double below = rank > 0 ? centres[i] - centres[order[rank - 1]] : 0;
      double above = rank < last ? centres[order[rank + 1]] - centres[i] : 0;
      widths[i] = Math.min(range, Math.max(narrowest, Math.max(below, above)));
    }
    widths[last] = range;
    return widths;
  }

  /** The standard deviation of a kernel before it was cut. */
  double width(int kernel) {
    return widths[kernel];
  }

  @Override
  public int size() {
    return centres.length;
  }

  @Override
  public double draw(int kernel, RandomGenerator random) {
    double drawn;
    do {
      // A centre lies on the axis and the axis is as wide as the kernel at least, so that about one
      // draw in three is kept at the least.
      drawn = centres[kernel] + widths[kernel] * random.nextGaussian();
    } while (!(drawn >= axis.low() && drawn <= axis.high()));
    return axis.position(axis.value(drawn));
  }

  @Override
  public void addLogDensities(double position, double[] sums) {
    if (axis.halfStep() > 0) {
      addLogProbabilities(axis.binStart(position), axis.binEnd(position), sums);
      return;
    }
    for (int i = 0; i < centres.length; i++) {
      double distance = (position - centres[i]) / widths[i];
      sums[i] += constants[i] - 0.5 * distance * distance;
    }
  }

  private void addLogProbabilities(double from, double to, double[] sums) {
    for (int i = 0; i < centres.length; i++) {
      double probability =
          StandardNormal.between((from - centres[i]) / widths[i], (to - centres[i]) / widths[i]);
      sums[i] += constants[i] + Math.log(Math.max(probability, Double.MIN_NORMAL));
    }
  }
}
