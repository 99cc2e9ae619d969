package org.zwicky.candidate.network;

/**
 * Makes one vector of the feature maps, in the order channel, row, column; leaves a vector as it
 * is.
 */
public record FlattenSpec() implements LayerSpec {}
