package org.zwicky.analysis.classwise;

import java.util.Arrays;
import java.util.List;

/**
 * What the trials with one treatment of unequal classes came to on the rarest class. Immutable.
 *
 * @param label the treatment
 * @param trials their numbers, by the rarest class's recall, lowest first
 * @param recalls of the rarest class, in the same order, each in [0, 1]
 * @param accuracies in the same order
 */
public record TreatmentEffect(
    String label, List<Integer> trials, List<Double> recalls, List<Double> accuracies) {

  public TreatmentEffect {
    trials = List.copyOf(trials);
    recalls = List.copyOf(recalls);
    accuracies = List.copyOf(accuracies);
  }

  /** Number of trials. */
  public int count() {
    return trials.size();
  }

  /** Median recall of the rarest class. */
  public double medianRecall() {
    return quantile(recalls, 0.5);
  }

  /** Median accuracy. */
  public double medianAccuracy() {
    return quantile(accuracies, 0.5);
  }

  /** A quantile of the recalls, interpolated as {@code numpy.quantile} does. */
  public double recall(double share) {
    return quantile(recalls, share);
  }

  private static double quantile(List<Double> values, double share) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    if (sorted.length == 0 || Arrays.stream(sorted).anyMatch(Double::isNaN)) {
      return Double.NaN;
    }
    double place = share * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
