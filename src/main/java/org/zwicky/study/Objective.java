package org.zwicky.study;

import org.zwicky.metric.Metric;

/**
 * What a study makes as good as it can.
 *
 * @param metric name of a metric that every trial ends with: of a network one of {@link Metric},
 *     measured on the validation part; of a command any that it prints
 * @param goal which way it is better
 */
public record Objective(String metric, Goal goal) {

  /** The metric with the goal that is natural for it. */
  public static Objective of(Metric metric) {
    return new Objective(metric.key(), naturalGoal(metric));
  }

  /** Which way a metric is better unless a file says otherwise. */
  public static Goal naturalGoal(Metric metric) {
    return metric.isMaximizedByDefault() ? Goal.MAXIMIZE : Goal.MINIMIZE;
  }

  /**
   * The metric where it is one of a classifier's.
   *
   * @throws IllegalStateException if it is not
   */
  public Metric classifierMetric() {
    return Metric.named(metric)
        .orElseThrow(() -> new IllegalStateException("no classifier measures " + metric));
  }
}
