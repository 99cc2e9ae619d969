package org.zwicky.candidate.network;

/**
 * An activation as a layer of its own.
 *
 * @param activation the function
 */
public record ActivationSpec(ActivationKind activation) implements LayerSpec {}
