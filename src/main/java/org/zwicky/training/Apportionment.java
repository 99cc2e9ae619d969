package org.zwicky.training;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Whole numbers in given proportions. */
final class Apportionment {

  private Apportionment() {}

  /**
   * Splits a total by the method of largest remainders: each gets its exact part rounded down, and
   * those of which most was cut off one more, the first of equals.
   *
   * @param weights each above 0, at least one
   * @return one number a weight, with that total, each off its exact part by less than 1
   */
  static int[] of(int total, double[] weights) {
    double sum = Arrays.stream(weights).sum();
    double[] exact = Arrays.stream(weights).map(weight -> total * weight / sum).toArray();
    int[] parts = Arrays.stream(exact).mapToInt(part -> (int) part).toArray();
    int left = total - Arrays.stream(parts).sum();
    List<Integer> byRemainder =
        IntStream.range(0, weights.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> parts[i] - exact[i]))
            .toList();
    for (int i : byRemainder.subList(0, left)) {
      parts[i]++;
    }
    return parts;
  }
}
