package org.zwicky.search.gp;

/**
 * What a process says of a point.
 *
 * @param variance not below 0
 */
record Posterior(double mean, double variance) {}
