package org.zwicky.metric.ensemble;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Candidates that predict together: the mean of their probabilities counts, each as often as it was
 * picked. Immutable.
 *
 * @param picks indices of the candidates in the order in which they were picked, at least one; one
 *     may come several times
 * @param score of the ensemble on the data it was selected on, which is too good to expect of other
 *     data; NaN where it is not defined
 */
public record EnsembleSelection(List<Integer> picks, double score) {

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if nothing is picked
   */
  public EnsembleSelection {
    picks = List.copyOf(picks);
    if (picks.isEmpty()) {
      throw new IllegalArgumentException("An ensemble needs a member.");
    }
  }

  /** How often each member was picked, by index, ascending. */
  public Map<Integer, Integer> weights() {
    Map<Integer, Integer> weights = new TreeMap<>();
    picks.forEach(pick -> weights.merge(pick, 1, Integer::sum));
    return weights;
  }

  /**
   * What the ensemble predicts.
   *
   * @param probabilities of every candidate, picked or not, in the order they were selected from,
   *     each of shape (N, K), on any images
   * @return shape (N, K)
   * @throws IndexOutOfBoundsException if there are fewer candidates than picks name
   */
  public float[][] average(List<float[][]> probabilities) {
    MeanProbabilities mean = new MeanProbabilities(probabilities.get(picks.get(0)));
    picks.subList(1, picks.size()).forEach(pick -> mean.add(probabilities.get(pick)));
    return mean.get();
  }
}
