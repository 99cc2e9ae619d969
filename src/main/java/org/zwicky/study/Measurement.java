package org.zwicky.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one epoch of a trial measured. Names of training metrics begin with {@code train} ({@code
 * trainLoss}, {@code trainAccuracy}, …); all others are of the validation part.
 *
 * @param epoch 1 for the first
 * @param metrics values by metric name, in a stable order; NaN where a value is undefined
 * @param seconds wall time of the epoch, training and validation together
 * @param steps what its training steps were like
 */
public record Measurement(
    int epoch, Map<String, Double> metrics, double seconds, TrainingSteps steps) {

  public Measurement {
    if (epoch < 1) {
      throw new IllegalArgumentException("epoch must be at least 1, is " + epoch);
    }
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
  }

  /** A measurement that says nothing about steps. */
  public Measurement(int epoch, Map<String, Double> metrics, double seconds) {
    this(epoch, metrics, seconds, TrainingSteps.UNKNOWN);
  }

  /** The value of a metric, or NaN where this epoch has none of that name. */
  public double metric(String name) {
    return metrics.getOrDefault(name, Double.NaN);
  }
}
