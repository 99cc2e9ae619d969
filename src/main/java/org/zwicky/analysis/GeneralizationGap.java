package org.zwicky.analysis;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.zwicky.metric.Metric;
import org.zwicky.study.Measurement;
import org.zwicky.study.Study;
import org.zwicky.study.TrialDetails;

/**
 * How much better a network does on the images it learns from. Training scores are of the
 * predictions made while the epoch ran: with augmentation and dropout, and by a network that was
 * still learning, so that the gap of a strongly augmented one can be below 0 where it fits the
 * images themselves better.
 */
public final class GeneralizationGap {

  private GeneralizationGap() {}

  /**
   * The training score less the validation score after the best epoch: of the objective's metric,
   * and of the log loss (not weighted in either).
   *
   * @return by metric; empty of a command, of a trial without a best epoch, and where the metric is
   *     not measured in training
   */
  public static Map<String, Double> of(Study study, TrialDetails details) {
    Map<String, Double> gaps = new LinkedHashMap<>();
    best(details)
        .filter(measurement -> !study.data().isNone())
        .ifPresent(
            measurement -> {
              add(gaps, study.objective().metric(), measurement);
              add(gaps, Metric.LOG_LOSS.key(), measurement);
            });
    return Collections.unmodifiableMap(gaps);
  }

  private static Optional<Measurement> best(TrialDetails details) {
    return details.measurements().stream()
        .filter(measurement -> measurement.epoch() == details.trial().bestEpoch().orElse(0))
        .findFirst();
  }

  private static void add(Map<String, Double> gaps, String metric, Measurement measurement) {
    double gap =
        measurement.metric(LearningCurve.trainingName(metric)) - measurement.metric(metric);
    if (!Double.isNaN(gap)) {
      gaps.put(metric, gap);
    }
  }
}
