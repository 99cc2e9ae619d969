package org.zwicky.training.loss;

import java.util.Arrays;

/**
 * How frequent the classes are among the training images. Immutable and thread-safe.
 *
 * @param counts training images of each class, at least one above 0
 */
@SuppressWarnings("ArrayRecordComponent") // not compared
public record ClassPriors(int[] counts) {

  public ClassPriors {
    counts = counts.clone();
  }

  /**
   * factor·log π_c of each class, π_c = n_c/n. For a class without training images, whose logarithm
   * is infinite, it is 0, as for a prior of 1: adjusted logits then never favour what was never
   * seen.
   */
  public double[] scaledLogs(double factor) {
    double total = Arrays.stream(counts).asLongStream().sum();
    return Arrays.stream(counts)
        .mapToDouble(count -> factor == 0 || count == 0 ? 0 : factor * Math.log(count / total))
        .toArray();
  }
}
