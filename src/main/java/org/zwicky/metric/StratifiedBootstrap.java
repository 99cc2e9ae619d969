package org.zwicky.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * How far scores of one classifier would scatter over other samples of the same classes: percentile
 * intervals (Efron and Tibshirani, <i>An Introduction to the Bootstrap</i>, 1993, section 13.3) of
 * samples drawn with replacement within each true class, so that every class keeps its number of
 * samples. Equal, but for the random numbers, to {@code scipy.stats.bootstrap} with one sample a
 * class, unpaired, and {@code method="percentile"}.
 *
 * <p>The intervals tell of the samples alone, not of what another training would give. Of a class
 * with few samples they are too narrow: where all of its five are found, every draw finds all five.
 */
public final class StratifiedBootstrap {

  private final int[] labels;
  private final float[][] probabilities;
  private final List<Score> scores;
  private final int[][] strata;

  private StratifiedBootstrap(int[] labels, float[][] probabilities, List<Score> scores) {
    this.labels = labels;
    this.probabilities = probabilities;
    this.scores = scores;
    this.strata = strata(labels, Samples.requireProbabilities(labels.length, probabilities));
  }

  /**
   * Intervals of scores; the same arguments give the same ones.
   *
   * @param labels true classes, shape (N), each in [0, K)
   * @param probabilities shape (N, K), N at least 1, K at least 2, each in [0, 1]
   * @param scores what to find intervals of
   * @param level share of the intervals that shall hold the true value, in (0, 1)
   * @param resamples how many samples are drawn, at least 2; 2,000 settle the ends to a tenth of
   *     the width or better
   * @return by key, in the order of {@code scores}, without those that are undefined in some draw;
   *     unmodifiable
   * @throws IllegalArgumentException if the shapes don't fit
   */
  public static Map<String, ConfidenceInterval> of(
      int[] labels,
      float[][] probabilities,
      Collection<? extends Score> scores,
      double level,
      int resamples,
      long seed) {
    if (!(level > 0 && level < 1) || resamples < 2) {
      throw new IllegalArgumentException(
          "An interval needs a level between 0 and 1 and two samples, not %s and %d."
              .formatted(level, resamples));
    }
    StratifiedBootstrap bootstrap =
        new StratifiedBootstrap(labels, probabilities, List.copyOf(scores));
    return bootstrap.intervals(level, bootstrap.replicates(resamples, seed));
  }

  private Map<String, ConfidenceInterval> intervals(double level, double[][] replicates) {
    Map<String, ConfidenceInterval> intervals = new LinkedHashMap<>();
    for (int s = 0; s < scores.size(); s++) {
      double[] sorted = replicates[s];
      Arrays.sort(sorted);
      // NaN is sorted to the end.
      if (!Double.isNaN(sorted[sorted.length - 1])) {
        intervals.put(
            scores.get(s).key(),
            new ConfidenceInterval(
                quantile(sorted, (1 - level) / 2), quantile(sorted, (1 + level) / 2), level));
      }
    }
    return Collections.unmodifiableMap(intervals);
  }

  /** The scores of each draw: score × draw. */
  private double[][] replicates(int resamples, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    boolean classesSuffice = scores.stream().noneMatch(StratifiedBootstrap::needsProbabilities);
    int[] predictions = predictions();
    double[][] values = new double[scores.size()][resamples];
    for (int r = 0; r < resamples; r++) {
      int[] drawn = draw(random);
      Scores measured = classesSuffice ? ofClasses(drawn, predictions) : ofProbabilities(drawn);
      for (int s = 0; s < scores.size(); s++) {
        values[s][r] = scores.get(s).of(measured);
      }
    }
    return values;
  }

  private int[] draw(SplittableRandom random) {
    int[] drawn = new int[labels.length];
    int next = 0;
    for (int[] stratum : strata) {
      for (int i = 0; i < stratum.length; i++) {
        drawn[next++] = stratum[random.nextInt(stratum.length)];
      }
    }
    return drawn;
  }

  private Scores ofClasses(int[] drawn, int[] predictions) {
    long[][] counts = new long[strata.length][strata.length];
    for (int sample : drawn) {
      counts[labels[sample]][predictions[sample]]++;
    }
    return Scores.withoutProbabilities(
        ClassificationMetrics.of(ConfusionMatrix.ofCounts(counts)), Double.NaN);
  }

  private Scores ofProbabilities(int[] drawn) {
    int[] truth = new int[drawn.length];
    float[][] rows = new float[drawn.length][];
    for (int i = 0; i < drawn.length; i++) {
      truth[i] = labels[drawn[i]];
      rows[i] = probabilities[drawn[i]];
    }
    return Scores.of(truth, rows);
  }

  private int[] predictions() {
    int[] predictions = new int[labels.length];
    for (int i = 0; i < labels.length; i++) {
      predictions[i] = ConfusionMatrix.argmax(probabilities[i]);
    }
    return predictions;
  }

  private static boolean needsProbabilities(Score score) {
    return score == Metric.LOG_LOSS || score == Metric.ECE || score == Metric.ROC_AUC;
  }

  private static int[][] strata(int[] labels, int classes) {
    List<List<Integer>> samples = new ArrayList<>();
    for (int k = 0; k < classes; k++) {
      samples.add(new ArrayList<>());
    }
    for (int i = 0; i < labels.length; i++) {
      samples.get(Samples.requireClass(labels[i], classes, "Label", i)).add(i);
    }
    return samples.stream()
        .map(stratum -> stratum.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }

  /** Interpolated linearly between the neighbours, as in {@code numpy.quantile}. */
  private static double quantile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
