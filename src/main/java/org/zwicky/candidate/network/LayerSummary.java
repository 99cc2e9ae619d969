package org.zwicky.candidate.network;

import java.util.List;

/**
 * One row of a network's description.
 *
 * @param layer what the layer does, e.g. {@code conv 3×3/2 same, 32, relu}
 * @param output shape of one example after the layer
 * @param parameters numbers the layer holds, as DL4J counts them: weights, biases, and for batch
 *     normalisation scale, shift, running mean and running variance
 * @param multiplyAdds multiply-add operations of convolutions and dense layers for one example,
 *     forward only
 * @param inside shapes of what the convolutions inside a block make on the way to its output
 */
public record LayerSummary(
    String layer,
    FeatureShape output,
    long parameters,
    long multiplyAdds,
    List<FeatureShape> inside) {

  public LayerSummary {
    inside = List.copyOf(inside);
  }

  /** A layer that has nothing inside. */
  LayerSummary(String layer, FeatureShape output, long parameters, long multiplyAdds) {
    this(layer, output, parameters, multiplyAdds, List.of());
  }

  /** Numbers that one example has inside the layer and after it. */
  public long activations() {
    return output.size() + inside.stream().mapToLong(FeatureShape::size).sum();
  }
}
