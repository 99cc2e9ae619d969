package org.zwicky.metric;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

  private StratifiedBootstrap() {}

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
    List<Score> measured = List.copyOf(scores);
    StratifiedDraws draws =
        StratifiedDraws.of(
            labels,
            SampleChecks.requireProbabilities(labels.length, probabilities),
            resamples,
            seed);
    Replicates replicates = Replicates.of(draws, probabilities, measured);
    Map<String, ConfidenceInterval> intervals = new LinkedHashMap<>();
    for (Score score : measured) {
      replicates.interval(score, level).ifPresent(interval -> intervals.put(score.key(), interval));
    }
    return Collections.unmodifiableMap(intervals);
  }
}
