package org.zwicky.analysis;

/**
 * How a trial treated unequal class sizes, in effect, whatever its parameters are called.
 *
 * @param type the treatment by its name in the search-space file, such as {@code focal}
 * @param label the same with what else decides its kind, such as {@code focal, sqrtWeights}
 */
public record Treatment(String type, String label) {}
