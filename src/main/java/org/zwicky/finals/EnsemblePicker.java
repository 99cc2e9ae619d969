package org.zwicky.finals;

import java.util.List;
import org.zwicky.metric.Goal;
import org.zwicky.metric.Score;

/** Chooses which models predict together. */
@FunctionalInterface
public interface EnsemblePicker {

  /**
   * Chooses by the validation part.
   *
   * @param seeds indices of the candidates that are the crowned finalist's networks; none if no
   *     such has its probabilities
   * @param candidates each validation image × class
   * @param labels class of each validation image
   * @return indices into the candidates, repeated by weight; the mean of their probabilities counts
   */
  List<Integer> pick(
      List<Integer> seeds, List<float[][]> candidates, int[] labels, Score score, Goal goal);
}
