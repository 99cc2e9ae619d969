package org.zwicky.report;

import java.util.List;

/**
 * How trials fit their training images and what their gradients were like. Lists of values have one
 * for each of the page's trials in their order, null where a trial has none.
 *
 * @param gaps training score less validation score after the kept epoch
 * @param layers of the best trials and of those with warnings
 * @param measured how many trials have norms of layers
 * @param warnings of all trials that have any
 */
public record OvertrainingSection(
    List<Gap> gaps, List<Layers> layers, int measured, List<Warnings> warnings) {

  /**
   * The gap in a metric.
   *
   * @param objective whether it is the one that the study optimises
   */
  public record Gap(String key, String label, boolean objective, List<Double> values) {}

  /**
   * The layers of a trial.
   *
   * @param names from the image on
   * @param gradients L2 norm of the gradient: a list for each epoch of the trial, with a value for
   *     each layer; empty where it was not measured
   * @param updates a step's size by that of the weights; likewise
   */
  public record Layers(
      int trial, List<String> names, List<List<Double>> gradients, List<List<Double>> updates) {}

  /** What the gradients of a trial say. */
  public record Warnings(int trial, List<String> texts) {}
}
