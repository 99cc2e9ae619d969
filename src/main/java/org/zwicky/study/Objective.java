package org.zwicky.study;

import org.zwicky.metric.Metric;

/**
 * What trials are compared by.
 *
 * @param metric measured on the validation part
 * @param goal which way is better
 */
public record Objective(Metric metric, Goal goal) {

  /** The metric with the goal that suits it. */
  public static Objective of(Metric metric) {
    return new Objective(metric, metric.isMaximizedByDefault() ? Goal.MAXIMIZE : Goal.MINIMIZE);
  }
}
