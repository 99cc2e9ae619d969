package org.zwicky.metric;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Everything measured of a classifier's probabilities on one part of the data.
 *
 * @param classification the scores of its predicted classes
 * @param ofProbabilities the other metrics, in the order of {@link Metric}; NaN where the
 *     probabilities were not kept
 */
public record Scores(ClassificationMetrics classification, Map<Metric, Double> ofProbabilities) {

  /** Refuses a missing classification, and copies the map. */
  public Scores {
    Objects.requireNonNull(classification, "classification");
    ofProbabilities = MetricValues.copy(ofProbabilities);
  }

  /**
   * Measures N samples.
   *
   * @param labels true classes, shape (N), each in [0, K)
   * @param probabilities shape (N, K), N at least 1, K at least 2, each in [0, 1]
   * @throws IllegalArgumentException as {@link LogLoss#of} does
   */
  public static Scores of(int[] labels, float[][] probabilities) {
    ConfusionMatrix matrix = ConfusionMatrix.ofProbabilities(labels, probabilities);
    return new Scores(
        ClassificationMetrics.of(matrix),
        MetricValues.of(
            metric -> !metric.isOfClasses(), metric -> metric.formula().of(labels, probabilities)));
  }

  /** What is measured of predictions whose probabilities were not kept. */
  public static Scores withoutProbabilities(ClassificationMetrics classification, double logLoss) {
    return new Scores(
        classification,
        MetricValues.of(
            metric -> !metric.isOfClasses(),
            metric -> metric == Metric.LOG_LOSS ? logLoss : Double.NaN));
  }

  /** The value of a metric; NaN where it is not defined. */
  double value(Metric metric) {
    return (metric.isOfClasses() ? classification.values() : ofProbabilities)
        .getOrDefault(metric, Double.NaN);
  }

  /** The {@link LogLoss}, in nats, from 0 upwards. */
  public double logLoss() {
    return value(Metric.LOG_LOSS);
  }

  /**
   * Expected calibration error (Guo et al. 2017) with 15 bins, in [0, 1]; NaN where the
   * probabilities were not kept.
   */
  public double ece() {
    return value(Metric.ECE);
  }

  /**
   * Mean area under the ROC curves of each class against the others, in [0, 1]; NaN where the
   * probabilities were not kept, or all samples are of one class.
   */
  public double rocAuc() {
    return value(Metric.ROC_AUC);
  }

  /** All metrics that are defined by {@link Metric#key()}, in the order of {@link Metric}. */
  public Map<String, Double> asMap() {
    return asMap(List.of(Metric.values()));
  }

  /** The scores that are defined by {@link Score#key()}, in the order given; unmodifiable. */
  public Map<String, Double> asMap(Collection<? extends Score> scores) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (Score score : scores) {
      double value = score.of(this);
      if (!Double.isNaN(value)) {
        values.put(score.key(), value);
      }
    }
    return Collections.unmodifiableMap(values);
  }
}
