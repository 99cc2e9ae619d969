package org.zwicky.analysis.importance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.zwicky.metric.Goal;

/**
 * PED-ANOVA: the importance of a parameter for getting among the best trials is the Pearson
 * divergence of its distribution in the best from that in all, {@code Σ q (p/q - 1)²} over the
 * cells of its axis (Watanabe, Bansal, Hutter 2023, "PED-ANOVA: Efficiently Quantifying
 * Hyperparameter Importance in Arbitrary Subspaces", IJCAI, arXiv:2304.10255). It equals the
 * parameter's share of the variance, as functional ANOVA has it, of whether a trial is among the
 * best: main effects only.
 *
 * <p>A parameter that takes part in a share β of all trials and α of the best is compared among the
 * trials in which it does, and its divergence counts {@code α² / β}: what being switched on is
 * worth belongs to the parameter that switches it (Baba, Ozaki, Watanabe 2026, "Conditional
 * PED-ANOVA", arXiv:2601.20800). Importances are divided by their sum, in which the method's
 * constant factor cancels.
 *
 * <p>The best are a tenth of the trials, but at least 5 (what Optuna's documentation advises) as
 * far as that is no more than a quarter; those that score as the last of them count too. Results
 * depend on the trials alone, not on their order. Immutable.
 */
public final class PedAnova {

  private static final double BEST_SHARE = 0.1;
  private static final int BEST_AT_LEAST = 5;
  private static final double BEST_AT_MOST = 0.25;
  private static final int MIN_SCORED = 4;
  private static final int RESAMPLES = 200;
  private static final double LEVEL = 0.95;
  private static final long SEED = 20_230_417;

  private final List<ParameterAxis> axes;
  private final List<ImportanceSample> trials;
  private final Goal goal;
  private final int[][] cells;

  /**
   * @param axes of the parameters; those with a single cell are left out
   * @param trials in any order
   * @param goal which way their score is better
   */
  public PedAnova(List<ParameterAxis> axes, List<ImportanceSample> trials, Goal goal) {
    this.axes = axes.stream().filter(axis -> axis.cells() > 1).toList();
    this.trials =
        trials.stream().sorted(Comparator.comparingInt(ImportanceSample::number)).toList();
    this.goal = goal;
    this.cells =
        this.axes.stream()
            .map(axis -> this.trials.stream().mapToInt(each -> cell(axis, each)).toArray())
            .toArray(int[][]::new);
  }

  private static int cell(ParameterAxis axis, ImportanceSample trial) {
    Object value = trial.parameters().get(axis.name());
    return value == null ? -1 : axis.cell(value);
  }

  /**
   * What mattered, with intervals.
   *
   * @param metric name of what the trials score in
   */
  public ImportanceRanking rank(String metric) {
    int[] everyTrial = IntStream.range(0, trials.size()).toArray();
    long scored = trials.stream().filter(each -> !Double.isNaN(each.score())).count();
    if (trials.size() < ImportanceRanking.MIN_TRIALS || scored < MIN_SCORED) {
      return new ImportanceRanking(metric, trials.size(), 0, Double.NaN, List.of());
    }
    boolean[] best = best(everyTrial);
    double[] raw = importances(everyTrial, best);
    double sum = Arrays.stream(raw).sum();
    double[][] resampled = resampledShares();
    List<ParameterImportance> parameters = new ArrayList<>();
    for (int i = 0; i < raw.length; i++) {
      double share = sum > 0 ? raw[i] / sum : 0;
      double chance = sum > 0 ? quantile(dealtImportances(i, best), LEVEL) / sum : 0;
      double[] shares = column(resampled, i);
      parameters.add(
          new ParameterImportance(
              axes.get(i),
              share,
              Math.min(share, quantile(shares, (1 - LEVEL) / 2)),
              Math.max(share, quantile(shares, (1 + LEVEL) / 2)),
              chance,
              count(cells[i], best, false),
              count(cells[i], best, true),
              FavouredValue.of(
                  axes.get(i), values(axes.get(i), best, true), values(axes.get(i), best, false))));
    }
    // A stable sort: equally important ones stay in the order of the search space.
    parameters.sort(Comparator.comparingDouble(ParameterImportance::share).reversed());
    return new ImportanceRanking(metric, trials.size(), count(best), threshold(best), parameters);
  }

  /** Importances before they are divided by their sum, in the order of the axes. */
  double[] importances() {
    int[] everyTrial = IntStream.range(0, trials.size()).toArray();
    return importances(everyTrial, best(everyTrial));
  }

  /** How many of so many trials are the best, but for ties. */
  static int bestCount(int trials) {
    return (int)
        Math.max(
            Math.ceil(BEST_SHARE * trials),
            Math.min(BEST_AT_LEAST, Math.ceil(BEST_AT_MOST * trials)));
  }

  /** Which of these trials are the best of them; trials may be there several times. */
  private boolean[] best(int[] sample) {
    double sign = goal == Goal.MAXIMIZE ? -1 : 1;
    double[] losses =
        Arrays.stream(sample)
            .mapToDouble(i -> sign * trials.get(i).score())
            .filter(loss -> !Double.isNaN(loss))
            .sorted()
            .toArray();
    boolean[] best = new boolean[sample.length];
    if (losses.length > 0) {
      double last = losses[Math.min(losses.length, bestCount(sample.length)) - 1];
      for (int i = 0; i < best.length; i++) {
        best[i] = sign * trials.get(sample[i]).score() <= last;
      }
    }
    return best;
  }

  private double[] importances(int[] sample, boolean[] best) {
    int bestTotal = count(best);
    double[] importances = new double[axes.size()];
    for (int axis = 0; axis < importances.length; axis++) {
      int[] all = new int[axes.get(axis).cells()];
      int[] top = new int[all.length];
      for (int i = 0; i < sample.length; i++) {
        int cell = cells[axis][sample[i]];
        if (cell >= 0) {
          all[cell]++;
          top[cell] += best[i] ? 1 : 0;
        }
      }
      importances[axis] = importance(axes.get(axis), top, all, bestTotal, sample.length);
    }
    return importances;
  }

  /**
   * @param top trials in each cell that are among the best
   * @param all trials in each cell
   * @param bestTotal the best, whether the parameter is active in them or not
   * @param total all, likewise
   */
  private static double importance(
      ParameterAxis axis, int[] top, int[] all, int bestTotal, int total) {
    int active = Arrays.stream(all).sum();
    int activeTop = Arrays.stream(top).sum();
    if (activeTop == 0) {
      return 0;
    }
    double alpha = (double) activeTop / bestTotal;
    double beta = (double) active / total;
    return alpha * alpha / beta * divergence(CellDensity.of(axis, top), CellDensity.of(axis, all));
  }

  private static double divergence(double[] p, double[] q) {
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      double excess = p[i] / q[i] - 1;
      sum += q[i] * excess * excess;
    }
    return sum;
  }

  /** The shares of samples of the trials, drawn with replacement. */
  private double[][] resampledShares() {
    Random random = new Random(SEED);
    return IntStream.range(0, RESAMPLES)
        .mapToObj(
            r -> {
              int[] sample =
                  IntStream.range(0, trials.size())
                      .map(i -> random.nextInt(trials.size()))
                      .toArray();
              double[] shares = importances(sample, best(sample));
              double sum = Arrays.stream(shares).sum();
              return Arrays.stream(shares).map(each -> sum > 0 ? each / sum : 0).toArray();
            })
        .toArray(double[][]::new);
  }

  /**
   * The importances of an axis when chance decides which trials are the best, of those in which the
   * parameter is active: how often it is active among the best stays, for that isn't its merit.
   *
   * @return ascending
   */
  private double[] dealtImportances(int axis, boolean[] best) {
    Random random = new Random(SEED);
    int[] active = Arrays.stream(cells[axis]).filter(cell -> cell >= 0).toArray();
    int activeBest = count(cells[axis], best, true);
    int[] all = new int[axes.get(axis).cells()];
    for (int cell : active) {
      all[cell]++;
    }
    return IntStream.range(0, RESAMPLES)
        .mapToDouble(
            r -> {
              int[] top = new int[all.length];
              for (int i = 0; i < activeBest; i++) {
                int other = i + random.nextInt(active.length - i);
                int drawn = active[other];
                active[other] = active[i];
                active[i] = drawn;
                top[drawn]++;
              }
              return importance(axes.get(axis), top, all, count(best), best.length);
            })
        .sorted()
        .toArray();
  }

  private static int count(boolean[] best) {
    int count = 0;
    for (boolean each : best) {
      count += each ? 1 : 0;
    }
    return count;
  }

  private static int count(int[] cellOfTrial, boolean[] best, boolean onlyBest) {
    return (int)
        IntStream.range(0, best.length)
            .filter(i -> cellOfTrial[i] >= 0 && (best[i] || !onlyBest))
            .count();
  }

  private List<Object> values(ParameterAxis axis, boolean[] best, boolean onlyBest) {
    return IntStream.range(0, best.length)
        .filter(i -> best[i] || !onlyBest)
        .mapToObj(i -> trials.get(i).parameters().get(axis.name()))
        .filter(value -> value != null)
        .toList();
  }

  private double threshold(boolean[] best) {
    return IntStream.range(0, best.length)
        .filter(i -> best[i])
        .mapToDouble(i -> trials.get(i).score())
        .reduce((a, b) -> goal.isBetter(a, b) ? b : a)
        .orElse(Double.NaN);
  }

  private static double[] column(double[][] rows, int index) {
    return Arrays.stream(rows).mapToDouble(row -> row[index]).sorted().toArray();
  }

  /** Linear between the values, as NumPy's. */
  private static double quantile(double[] sorted, double share) {
    double at = share * (sorted.length - 1);
    int below = (int) Math.floor(at);
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }
}
