package org.zwicky.search.gp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the hyperparameters that explain the measurements best: from several starts on a part of
 * them, which is cheap, and on from the best end on all of them, or on so many of them that the
 * cost stays within bounds.
 */
final class HyperparameterFit {

  private static final double[] START_WEIGHTS = {1, 10, 0.1};
  private static final double START_NOISE = 1e-2;
  private static final int FEW = 50;
  private static final int MANY = 250;
  private static final int EVALUATIONS = 40;
  private static final double TOLERANCE = 1e-2;
  private static final double LEAST_LOG = -14;
  private static final double LARGEST_LOG = 7;

  private HyperparameterFit() {}

  /**
   * The hyperparameters of the highest density.
   *
   * @param scores standardised, one a point, the higher the better
   */
  static Hyperparameters fit(Points points, double[] scores) {
    int[] few = part(scores, FEW);
    int[] many = part(scores, MANY);
    int dimensions = points.dimensions();
    double[] low = new double[dimensions + 2];
    double[] high = new double[dimensions + 2];
    Arrays.fill(low, LEAST_LOG);
    Arrays.fill(high, LARGEST_LOG);
    low[dimensions + 1] = Math.log(Hyperparameters.NOISE_FLOOR) - 1;
    Lbfgs lbfgs = new Lbfgs(low, high, EVALUATIONS, TOLERANCE);
    MarginalLikelihood rough = likelihood(points, scores, few);
    List<Lbfgs.Minimum> ends = new ArrayList<>();
    for (double weight : START_WEIGHTS) {
      double[] start = new double[dimensions + 2];
      Arrays.fill(start, 0, dimensions, Math.log(weight));
      start[dimensions + 1] = Math.log(START_NOISE);
      ends.add(lbfgs.minimize(rough, start));
    }
    Lbfgs.Minimum best =
        ends.stream().min(Comparator.comparingDouble(Lbfgs.Minimum::value)).orElseThrow();
    if (many.length > few.length) {
      best = lbfgs.minimize(likelihood(points, scores, many), best.point());
    }
    return Hyperparameters.ofLogs(best.point());
  }

  private static MarginalLikelihood likelihood(Points points, double[] scores, int[] part) {
    List<double[]> rows = Arrays.stream(part).mapToObj(points::row).toList();
    return new MarginalLikelihood(
        points.withRows(rows), Arrays.stream(part).mapToDouble(i -> scores[i]).toArray());
  }

  /** The best half of a part, and the rest evenly from all others by rank. */
  private static int[] part(double[] scores, int count) {
    int[] ranked =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> scores[i]).reversed())
            .mapToInt(Integer::intValue)
            .toArray();
    if (ranked.length <= count) {
      return IntStream.range(0, scores.length).toArray();
    }
    int leaders = count / 2;
    int[] part = Arrays.copyOf(ranked, count);
    for (int i = leaders; i < count; i++) {
      long others = ranked.length - leaders;
      part[i] = ranked[(int) (leaders + (i - leaders) * others / (count - leaders))];
    }
    Arrays.sort(part);
    return part;
  }
}
