package org.zwicky.analysis;

import java.util.Map;

/** What people call the metrics. */
public final class MetricNames {

  private static final Map<String, String> LABELS =
      Map.of(
          "accuracy", "Accuracy",
          "macroF1", "Macro-F1",
          "balancedAccuracy", "Balanced accuracy",
          "weightedF1", "Weighted F1",
          "logLoss", "Log loss",
          "loss", "Loss");

  private MetricNames() {}

  /** The name for people of a metric's key; a key that is not ours stands for itself. */
  public static String label(String key) {
    return LABELS.getOrDefault(key, key);
  }
}
