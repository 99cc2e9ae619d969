package org.zwicky.metric;

import java.util.Arrays;
import java.util.Optional;

/** The metrics a study of classifiers measures, and of which it can optimise one. */
public enum Metric {
  /** Share of samples predicted right; see {@link ClassificationMetrics#accuracy()}. */
  ACCURACY("accuracy", true),
  /** Mean F1 of the classes; see {@link ClassificationMetrics#macroF1()}. */
  MACRO_F1("macroF1", true),
  /** Mean recall of the classes; see {@link ClassificationMetrics#balancedAccuracy()}. */
  BALANCED_ACCURACY("balancedAccuracy", true),
  /** Mean F1 of the samples' classes; see {@link ClassificationMetrics#weightedF1()}. */
  WEIGHTED_F1("weightedF1", true),
  /** Mean negative log-likelihood; see {@link LogLoss}. */
  LOG_LOSS("logLoss", false);

  private final String key;
  private final boolean maximizedByDefault;

  Metric(String key, boolean maximizedByDefault) {
    this.key = key;
    this.maximizedByDefault = maximizedByDefault;
  }

  /** The metric with this {@link #key()}, written exactly so; empty where there is none. */
  public static Optional<Metric> named(String key) {
    return Arrays.stream(values()).filter(metric -> metric.key.equals(key)).findFirst();
  }

  /** Its name in files, tables and the database, such as {@code macroF1}. */
  public String key() {
    return key;
  }

  /** Whether more is better, which a study assumes unless its file gives a goal. */
  public boolean isMaximizedByDefault() {
    return maximizedByDefault;
  }
}
