package org.zwicky.search.gp;

/** A point and the acquisition function's value there. */
record Candidate(double[] point, double value) {}
