package org.zwicky.analysis.importance;

import java.util.List;

/**
 * What mattered for a metric.
 *
 * @param metric name of the metric
 * @param trials how many trials were compared
 * @param best how many of them count as the best
 * @param threshold the score of the last of the best; NaN without any
 * @param parameters the most important first, their shares adding up to 1; all shares are 0 where
 *     nothing tells the best trials from the others; none where there are too few trials
 */
public record ImportanceRanking(
    String metric, int trials, int best, double threshold, List<ParameterImportance> parameters) {

  /** Fewer trials than this say nothing. */
  public static final int MIN_TRIALS = 8;

  /** With fewer trials than this, importances are a hint at most. */
  public static final int ENOUGH_TRIALS = 50;

  public ImportanceRanking {
    parameters = List.copyOf(parameters);
  }

  /** Whether any importance is known. */
  public boolean isKnown() {
    return parameters.stream().anyMatch(each -> each.share() > 0);
  }
}
