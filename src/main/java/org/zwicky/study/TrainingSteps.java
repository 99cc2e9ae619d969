package org.zwicky.study;

import java.util.ArrayList;
import java.util.List;

/**
 * What an epoch's training steps were like.
 *
 * @param learningRate of the last step; NaN where that is not known
 * @param layers those that have anything to train, from the image on; empty where nothing was
 *     measured
 */
public record TrainingSteps(double learningRate, List<LayerNorms> layers) {

  /** Of which nothing is known, such as a command's. */
  public static final TrainingSteps UNKNOWN = new TrainingSteps(Double.NaN, List.of());

  public TrainingSteps {
    layers = List.copyOf(layers);
  }

  /**
   * The means over networks of one structure that are trained in step, with the same rate.
   *
   * @param each of them, at least one
   */
  public static TrainingSteps mean(List<TrainingSteps> each) {
    List<LayerNorms> layers = new ArrayList<>();
    for (int i = 0; i < each.get(0).layers().size(); i++) {
      int layer = i;
      List<LayerNorms> norms = each.stream().map(steps -> steps.layers().get(layer)).toList();
      layers.add(
          new LayerNorms(
              norms.get(0).layer(),
              norms.stream().mapToDouble(LayerNorms::gradientNorm).average().orElseThrow(),
              norms.stream().mapToDouble(LayerNorms::updateRatio).average().orElseThrow()));
    }
    return new TrainingSteps(each.get(0).learningRate(), layers);
  }
}
