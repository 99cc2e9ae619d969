package org.zwicky.network;

/**
 * Dropout (Srivastava et al. 2014) on the layer's input, at training only.
 *
 * @param rate the share of activations set to zero, in [0, 1); 0 switches it off
 */
public record DropoutSpec(double rate) implements LayerSpec {}
