package org.zwicky.analysis;

/**
 * The trial that one metric puts first.
 *
 * @param metric its name
 * @param trial number of the trial
 * @param score of that metric
 * @param rarestRecall share of the rarest class's validation images that trial found; NaN unknown
 */
public record MetricPick(String metric, int trial, double score, double rarestRecall) {}
