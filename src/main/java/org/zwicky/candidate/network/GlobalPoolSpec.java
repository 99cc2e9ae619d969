package org.zwicky.candidate.network;

/**
 * Pools each feature map to one number.
 *
 * @param type maximum or average
 */
public record GlobalPoolSpec(PoolKind type) implements LayerSpec {}
