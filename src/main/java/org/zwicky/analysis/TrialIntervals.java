package org.zwicky.analysis;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.zwicky.metric.ConfidenceInterval;

/**
 * How sure a trial's scores are, given the validation images.
 *
 * @param byMetric intervals by metric; without those that are undefined in some draw
 * @param againstBest empty of the best trial itself, and where the objective is undefined
 */
public record TrialIntervals(
    Map<String, ConfidenceInterval> byMetric, Optional<BestComparison> againstBest) {

  /** Of a trial whose answers are not known. */
  public static final TrialIntervals NONE = new TrialIntervals(Map.of(), Optional.empty());

  public TrialIntervals {
    byMetric = Collections.unmodifiableMap(new LinkedHashMap<>(byMetric));
  }

  /** The interval of a metric. */
  public Optional<ConfidenceInterval> of(String metric) {
    return Optional.ofNullable(byMetric.get(metric));
  }
}
