package org.zwicky.analysis.importance;

import java.util.Map;

/**
 * What a trial tells of its parameters.
 *
 * @param number of the trial
 * @param parameters the active ones by name
 * @param score of the metric in question; NaN if the trial was stopped early, and so is surely not
 *     among the best
 */
public record ImportanceSample(int number, Map<String, Object> parameters, double score) {}
