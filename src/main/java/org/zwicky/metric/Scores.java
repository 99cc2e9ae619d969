package org.zwicky.metric;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Everything measured of a classifier's probabilities on one part of the data.
 *
 * @param classification the scores of its predicted classes
 * @param logLoss its {@link LogLoss}, in nats, from 0 upwards
 */
public record Scores(ClassificationMetrics classification, double logLoss) {

  /** Refuses a missing classification. */
  public Scores {
    Objects.requireNonNull(classification, "classification");
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
    return new Scores(ClassificationMetrics.of(matrix), LogLoss.of(labels, probabilities));
  }

  /** The value of one metric. */
  public double get(Metric metric) {
    return switch (metric) {
      case ACCURACY -> classification.accuracy();
      case MACRO_F1 -> classification.macroF1();
      case BALANCED_ACCURACY -> classification.balancedAccuracy();
      case WEIGHTED_F1 -> classification.weightedF1();
      case LOG_LOSS -> logLoss;
    };
  }

  /** All values by {@link Metric#key()}, in the order of {@link Metric}; unmodifiable. */
  public Map<String, Double> asMap() {
    Map<String, Double> values = new LinkedHashMap<>();
    for (Metric metric : Metric.values()) {
      values.put(metric.key(), get(metric));
    }
    return Collections.unmodifiableMap(values);
  }
}
