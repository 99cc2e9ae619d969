package org.zwicky.metric;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** Values of metrics, in the order of {@link Metric}. Pure functions; the maps are unmodifiable. */
final class MetricValues {

  private MetricValues() {}

  /** A value for each metric that is meant. */
  static Map<Metric, Double> of(Predicate<Metric> which, ToDoubleFunction<Metric> value) {
    EnumMap<Metric, Double> values = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      if (which.test(metric)) {
        values.put(metric, value.applyAsDouble(metric));
      }
    }
    return Collections.unmodifiableMap(values);
  }

  static Map<Metric, Double> copy(Map<Metric, Double> values) {
    return of(values::containsKey, values::get);
  }
}
