package org.zwicky.network;

/**
 * One row of a network's description.
 *
 * @param layer what the layer does, e.g. {@code conv 3×3/2 same, 32, relu}
 * @param output shape of one example after the layer
 * @param parameters numbers the layer holds, as DL4J counts them: weights, biases, and for batch
 *     normalisation scale, shift, running mean and running variance
 * @param multiplyAdds multiply-add operations of convolutions and dense layers for one example,
 *     forward only
 */
public record LayerSummary(String layer, FeatureShape output, long parameters, long multiplyAdds) {}
