package org.zwicky.analysis;

import java.util.regex.Pattern;
import org.zwicky.metric.Goal;
import org.zwicky.metric.Metric;
import org.zwicky.study.Objective;

/** What people call the metrics. */
public final class MetricNames {

  private static final Pattern LESS_IS_BETTER =
      Pattern.compile(
          "(?i).*(loss|error|perplexity|deviance|seconds|time|latency|memory)|(.*_)?(r?mse|mae|mape|nll|err|bic|aic)");

  private MetricNames() {}

  /**
   * Which way of a metric is better: what is natural for one of ours; of others the way that its
   * name suggests, less of a loss or an error, more of all else.
   */
  public static Goal likelyGoal(String key) {
    return Metric.named(key)
        .map(Objective::naturalGoal)
        .orElse(LESS_IS_BETTER.matcher(key).matches() ? Goal.MINIMIZE : Goal.MAXIMIZE);
  }

  /** The name for people of a metric's key; a key that is not ours stands for itself. */
  public static String label(String key) {
    return Metric.named(key).map(Metric::label).orElse(key.equals("loss") ? "Loss" : key);
  }
}
