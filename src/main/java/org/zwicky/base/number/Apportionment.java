package org.zwicky.base.number;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Divides a whole number in proportion to weights by the method of the largest remainder (Hamilton,
 * 1792), with a least share for each.
 */
public final class Apportionment {

  private Apportionment() {}

  /** Shares without a least one; the first of equal remainders comes first. */
  public static int[] divide(int total, double[] weights) {
    return divide(total, weights, new int[weights.length]);
  }

  /**
   * Shares of {@code total} in proportion to {@code weights}, in the same order, that add up to it.
   * Each is its exact quota rounded down or up, except where a least share needs more: that is
   * taken one by one from the share that is then furthest above its least.
   *
   * @param weights from 0, not all 0
   * @param least the least share of each
   * @throws IllegalArgumentException if the least shares exceed the total
   */
  public static int[] divide(int total, double[] weights, int[] least) {
    if (IntStream.of(least).sum() > total) {
      throw new IllegalArgumentException("least shares exceed the total of " + total);
    }
    double sum = Arrays.stream(weights).sum();
    double[] quotas = Arrays.stream(weights).map(weight -> total * weight / sum).toArray();
    int[] shares = Arrays.stream(quotas).mapToInt(quota -> (int) quota).toArray();
    for (int left = total - IntStream.of(shares).sum(); left > 0; left--) {
      shares[indexOfLargest(i -> quotas[i] - shares[i], shares.length)]++;
    }
    for (int i = 0; i < shares.length; i++) {
      while (shares[i] < least[i]) {
        shares[indexOfLargest(k -> shares[k] - least[k], shares.length)]--;
        shares[i]++;
      }
    }
    return shares;
  }

  private static int indexOfLargest(IntToDoubleFunction value, int length) {
    int best = 0;
    for (int i = 1; i < length; i++) {
      if (value.applyAsDouble(i) > value.applyAsDouble(best)) {
        best = i;
      }
    }
    return best;
  }
}
