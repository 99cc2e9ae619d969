package org.zwicky.study;

import org.zwicky.metric.Metric;

/**
 * What a study makes as good as it can.
 *
 * @param metric measured on the validation part
 * @param goal which way it is better
 */
public record Objective(Metric metric, Goal goal) {

  /** The metric with the goal that is natural for it. */
  public static Objective of(Metric metric) {
    return new Objective(metric, metric.isMaximizedByDefault() ? Goal.MAXIMIZE : Goal.MINIMIZE);
  }
}
