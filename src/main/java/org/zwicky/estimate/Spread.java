package org.zwicky.estimate;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * How some numbers lie.
 *
 * @param lowest of them
 * @param median the middle one; of an even number of them the lower of the two in the middle
 * @param highest of them
 * @param mean of all
 */
public record Spread(double lowest, double median, double highest, double mean) {

  /**
   * Sorts them out.
   *
   * @param numbers at least one
   */
  public static Spread of(DoubleStream numbers) {
    double[] sorted = numbers.sorted().toArray();
    return new Spread(
        sorted[0],
        sorted[(sorted.length - 1) / 2],
        sorted[sorted.length - 1],
        Arrays.stream(sorted).average().orElseThrow());
  }
}
