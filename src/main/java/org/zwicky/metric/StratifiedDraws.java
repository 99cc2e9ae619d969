package org.zwicky.metric;

import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.ToDoubleBiFunction;

/**
 * SampleChecks drawn with replacement within each true class, so that every class keeps its number
 * of samples. The draws are made once and serve any number of classifiers, which so are measured on
 * the very same samples, draw by draw: their differences can be paired. Immutable, and safe for use
 * by several threads.
 *
 * <p>It holds a byte for each sample and draw.
 */
public final class StratifiedDraws {

  private final int[] labels;
  private final int classes;
  private final int resamples;
  private final long[] support;
  // How often a sample was drawn, sample × draw. No draw of n takes one of them 128 times, short of
  // a chance below n / 128!.
  private final byte[][] times;

  private StratifiedDraws(int[] labels, int classes, int resamples) {
    this.labels = labels;
    this.classes = classes;
    this.resamples = resamples;
    this.support = new long[classes];
    this.times = new byte[labels.length][resamples];
    for (int i = 0; i < labels.length; i++) {
      support[SampleChecks.requireClass(labels[i], classes, "Label", i)]++;
    }
  }

  /**
   * Draws; the same arguments give the same draws, and fewer of them are the first of more.
   *
   * @param labels true classes, shape (N), N at least 1, each in [0, K); not copied
   * @param classes their number K
   * @param resamples how many samples of N are drawn, at least 2
   * @throws IllegalArgumentException if a label is out of range, or there is none
   */
  public static StratifiedDraws of(int[] labels, int classes, int resamples, long seed) {
    Objects.requireNonNull(labels, "labels");
    if (labels.length == 0 || resamples < 2) {
      throw new IllegalArgumentException(
          "A bootstrap needs a sample and two draws, not %d and %d."
              .formatted(labels.length, resamples));
    }
    StratifiedDraws draws = new StratifiedDraws(labels, classes, resamples);
    draws.draw(new SplittableRandom(seed));
    return draws;
  }

  private void draw(SplittableRandom random) {
    int[][] strata = new int[classes][];
    for (int k = 0; k < classes; k++) {
      strata[k] = new int[(int) support[k]];
    }
    int[] filled = new int[classes];
    for (int i = 0; i < labels.length; i++) {
      strata[labels[i]][filled[labels[i]]++] = i;
    }
    for (int r = 0; r < resamples; r++) {
      for (int[] stratum : strata) {
        for (int i = 0; i < stratum.length; i++) {
          times[stratum[random.nextInt(stratum.length)]][r]++;
        }
      }
    }
  }

  /** Number of draws. */
  public int resamples() {
    return resamples;
  }

  /** Number of samples N. */
  public int samples() {
    return labels.length;
  }

  int classes() {
    return classes;
  }

  int label(int sample) {
    return labels[sample];
  }

  long support(int index) {
    return support[index];
  }

  /** A formula of labels and probabilities on each draw, its samples written out. */
  double[] measure(ToDoubleBiFunction<int[], float[][]> formula, float[][] probabilities) {
    double[] values = new double[resamples];
    int[] drawn = new int[labels.length];
    float[][] rows = new float[labels.length][];
    for (int r = 0; r < resamples; r++) {
      int filled = 0;
      for (int i = 0; i < labels.length; i++) {
        for (int n = 0; n < times[i][r]; n++) {
          drawn[filled] = labels[i];
          rows[filled] = probabilities[i];
          filled++;
        }
      }
      values[r] = formula.applyAsDouble(drawn, rows);
    }
    return values;
  }

  /** How often each draw took that sample; not to be written to. */
  byte[] times(int sample) {
    return times[sample];
  }
}
