package org.zwicky.study;

/**
 * How strongly an epoch moved one layer: means over the steps that were measured.
 *
 * @param layer its number from 1 and its kind, such as {@code 3 conv}; the last is the softmax
 * @param gradientNorm L2 norm of the gradient of the mean loss by all trained numbers of the layer,
 *     before penalties and clipping
 * @param updateRatio L2 norm of what a step took from these numbers, divided by their own norm
 *     before it; around 1e-3 where the learning rate suits
 */
public record LayerNorms(String layer, double gradientNorm, double updateRatio) {}
