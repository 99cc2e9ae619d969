package org.zwicky.analysis.classwise;

import java.util.Map;
import org.zwicky.metric.Goal;

/**
 * The order in which a metric puts the complete trials.
 *
 * @param metric its name
 * @param goal which way of it is better
 * @param pick number of the trial it puts first; of equal ones the one the objective ranks higher
 * @param score of that trial
 * @param ties how many other trials have the same score
 * @param ranks by trial number, 1 for the best; equal scores share a rank; trials without the
 *     metric are left out
 * @param agreement Kendall's τ-b with the order of the objective, in [-1, 1]; NaN unknown
 */
public record MetricRanking(
    String metric,
    Goal goal,
    int pick,
    double score,
    int ties,
    Map<Integer, Integer> ranks,
    double agreement) {}
