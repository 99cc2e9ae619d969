package org.zwicky.network;

/**
 * Square pooling without padding.
 *
 * @param type maximum or average
 * @param size side of the window in pixels, at least 1
 * @param stride step in pixels, at least 1
 */
public record PoolSpec(PoolKind type, int size, int stride) implements LayerSpec {}
