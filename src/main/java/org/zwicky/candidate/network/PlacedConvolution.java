package org.zwicky.candidate.network;

/**
 * A convolution with the shapes of one example around it.
 *
 * @param conv what it does
 * @param input shape before it
 * @param output shape after it
 */
public record PlacedConvolution(ConvSpec conv, FeatureShape input, FeatureShape output) {}
