package org.zwicky.data.duplicate;

/**
 * Two images that are nearly the same.
 *
 * @param first number of the one, less than the other's
 * @param second number of the other
 * @param turned whether they are the same only after a rotation or reflection
 * @param correlation of their fine detail, above 0 and up to 1
 */
public record DuplicatePair(int first, int second, boolean turned, double correlation) {}
