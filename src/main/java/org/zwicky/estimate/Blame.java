package org.zwicky.estimate;

/**
 * Values of parameters with which many candidates can't be.
 *
 * @param values such as {@code stride = 2 with blocks = 4}
 * @param infeasible candidates with them that can't be
 * @param candidates all with them
 */
public record Blame(String values, int infeasible, int candidates) {}
