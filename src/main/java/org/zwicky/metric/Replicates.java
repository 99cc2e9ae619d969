package org.zwicky.metric;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What scores of one classifier come to on each of a set of {@link StratifiedDraws draws}.
 * Immutable.
 */
public final class Replicates {

  private final List<Score> scores;
  private final double[][] values;

  private Replicates(List<Score> scores, double[][] values) {
    this.scores = scores;
    this.values = values;
  }

  /**
   * Measures every draw.
   *
   * <p>Scores of predicted classes cost a step for each wrong prediction and draw, log loss and
   * calibration error one for each sample and draw, and the area under the ROC curves one for each
   * sample, class and draw.
   *
   * @param probabilities shape (N, K), of the samples that were drawn from, each in [0, 1]
   * @throws IllegalArgumentException if the shapes don't fit
   */
  public static Replicates of(
      StratifiedDraws draws, float[][] probabilities, List<? extends Score> scores) {
    int classes = SampleChecks.requireProbabilities(draws.samples(), probabilities);
    if (classes != draws.classes()) {
      throw new IllegalArgumentException(
          "There are %d classes, but %d probabilities a sample."
              .formatted(draws.classes(), classes));
    }
    double[][] values = new double[scores.size()][];
    ReplicatedTotals totals = null;
    for (int s = 0; s < values.length; s++) {
      Score score = scores.get(s);
      if (ClassTotals.suffice(score)) {
        totals = totals == null ? ReplicatedTotals.of(draws, probabilities) : totals;
        values[s] = totals.score(score);
      } else {
        values[s] = ((Metric) score).formula().replicates(draws, probabilities);
      }
    }
    return new Replicates(List.copyOf(scores), values);
  }

  /**
   * The values of a score by draw, NaN where it is not defined; a copy.
   *
   * @throws IllegalArgumentException if it was not measured
   */
  public double[] of(Score score) {
    return values[index(score)].clone();
  }

  /** The percentile interval of a score; empty if it is undefined in some draw. */
  public Optional<ConfidenceInterval> interval(Score score, double level) {
    return percentiles(values[index(score)], level);
  }

  /**
   * By how much a score is higher than another classifier's on the same draws, draw by draw.
   *
   * @throws IllegalArgumentException if either lacks the score, or the draws differ in number
   */
  public double[] minus(Replicates other, Score score) {
    double[] differences = of(score);
    double[] others = other.values[other.index(score)];
    if (others.length != differences.length) {
      throw new IllegalArgumentException("The draws are not the same.");
    }
    for (int r = 0; r < differences.length; r++) {
      differences[r] -= others[r];
    }
    return differences;
  }

  /**
   * The percentile interval of values, their ends interpolated linearly between the neighbours as
   * in {@code numpy.quantile}.
   *
   * @param level share of the interval, in (0, 1)
   * @return empty if a value is NaN
   */
  public static Optional<ConfidenceInterval> percentiles(double[] replicates, double level) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException(
          "An interval needs a level between 0 and 1, not " + level + ".");
    }
    double[] sorted = replicates.clone();
    Arrays.sort(sorted);
    // NaN is sorted to the end.
    return Double.isNaN(sorted[sorted.length - 1])
        ? Optional.empty()
        : Optional.of(
            new ConfidenceInterval(
                quantile(sorted, (1 - level) / 2), quantile(sorted, (1 + level) / 2), level));
  }

  private int index(Score score) {
    int index = scores.indexOf(score);
    if (index < 0) {
      throw new IllegalArgumentException("The score " + score.key() + " was not measured.");
    }
    return index;
  }

  private static double quantile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
