package org.zwicky.network;

/**
 * A fully connected layer; a feature map before it is flattened.
 *
 * @param units outputs, at least 1
 * @param activation applied last
 */
public record DenseSpec(int units, ActivationKind activation) implements LayerSpec {}
