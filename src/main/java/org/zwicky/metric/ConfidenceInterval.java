package org.zwicky.metric;

/**
 * Where a score may lie, given the samples it was measured on.
 *
 * @param low lower end
 * @param high upper end, not below {@code low}
 * @param level share of such intervals that hold the true value, in (0, 1), such as 0.95
 */
public record ConfidenceInterval(double low, double high, double level) {}
