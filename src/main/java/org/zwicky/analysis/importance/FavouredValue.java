package org.zwicky.analysis.importance;

import java.util.List;

/**
 * What the best trials have of a parameter.
 *
 * @param low the smallest number; NaN of choices, and where the parameter is active in none of them
 * @param median of the numbers; likewise
 * @param high the largest number; likewise
 * @param choice the most frequent choice, of equally frequent ones the first; empty of numbers, and
 *     where the parameter is active in none
 * @param best how many of the best trials have that choice
 * @param all how many trials have it
 */
public record FavouredValue(
    double low, double median, double high, String choice, int best, int all) {

  private static final FavouredValue NONE =
      new FavouredValue(Double.NaN, Double.NaN, Double.NaN, "", 0, 0);

  /** Whether none of the best trials has the parameter. */
  public boolean isNone() {
    return Double.isNaN(median) && choice.isEmpty();
  }

  /**
   * Of these trials.
   *
   * @param bestValues the values that the best trials have of the parameter
   * @param allValues those that all have, the best included
   */
  static FavouredValue of(ParameterAxis axis, List<Object> bestValues, List<Object> allValues) {
    if (bestValues.isEmpty()) {
      return NONE;
    }
    if (axis.isNumeric()) {
      double[] sorted = bestValues.stream().mapToDouble(axis::position).sorted().toArray();
      int half = sorted.length / 2;
      double median = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
      return new FavouredValue(sorted[0], median, sorted[sorted.length - 1], "", 0, 0);
    }
    int[] best = counts(axis, bestValues);
    int favourite = 0;
    for (int i = 1; i < best.length; i++) {
      favourite = best[i] > best[favourite] ? i : favourite;
    }
    return new FavouredValue(
        Double.NaN,
        Double.NaN,
        Double.NaN,
        axis.choices().get(favourite),
        best[favourite],
        counts(axis, allValues)[favourite]);
  }

  private static int[] counts(ParameterAxis axis, List<Object> values) {
    int[] counts = new int[axis.cells()];
    values.forEach(value -> counts[axis.cell(value)]++);
    return counts;
  }
}
