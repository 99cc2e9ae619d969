package org.zwicky.candidate.network;

/** Batch normalisation over channels (Ioffe and Szegedy 2015), with learned scale and shift. */
public record BatchNormSpec() implements LayerSpec {}
