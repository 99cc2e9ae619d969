package org.zwicky.metric;

import java.util.Arrays;
import java.util.Optional;

/** The metrics of all classes that a study of classifiers measures. */
public enum Metric implements Score {
  /** Share of samples predicted right; see {@link ClassificationMetrics#accuracy()}. */
  ACCURACY("accuracy", true),
  /** Mean F1 of the classes; see {@link ClassificationMetrics#macroF1()}. */
  MACRO_F1("macroF1", true),
  /** Mean recall of the classes; see {@link ClassificationMetrics#balancedAccuracy()}. */
  BALANCED_ACCURACY("balancedAccuracy", true),
  /** Mean F1 of the samples' classes; see {@link ClassificationMetrics#weightedF1()}. */
  WEIGHTED_F1("weightedF1", true),
  /** Mean negative log-likelihood; see {@link LogLoss}. */
  LOG_LOSS("logLoss", false),
  /** The lowest recall of a class; see {@link ClassificationMetrics#worstRecall()}. */
  WORST_RECALL("worstRecall", true),
  /** Geometric mean of the recalls; see {@link ClassificationMetrics#geometricMean()}. */
  GEOMETRIC_MEAN("geometricMean", true),
  /** Matthews' correlation; see {@link ClassificationMetrics#mcc()}. */
  MCC("mcc", true),
  /** Cohen's κ; see {@link ClassificationMetrics#kappa()}. */
  KAPPA("kappa", true),
  /** Expected calibration error; see {@link Scores#ece()}. */
  ECE("ece", false),
  /** Mean area under the classes' ROC curves; see {@link Scores#rocAuc()}. */
  ROC_AUC("rocAuc", true);

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

  @Override
  public String key() {
    return key;
  }

  @Override
  public boolean isMaximizedByDefault() {
    return maximizedByDefault;
  }

  @Override
  public double of(Scores scores) {
    ClassificationMetrics classification = scores.classification();
    return switch (this) {
      case ACCURACY -> classification.accuracy();
      case MACRO_F1 -> classification.macroF1();
      case BALANCED_ACCURACY -> classification.balancedAccuracy();
      case WEIGHTED_F1 -> classification.weightedF1();
      case LOG_LOSS -> scores.logLoss();
      case WORST_RECALL -> classification.worstRecall();
      case GEOMETRIC_MEAN -> classification.geometricMean();
      case MCC -> classification.mcc();
      case KAPPA -> classification.kappa();
      case ECE -> scores.ece();
      case ROC_AUC -> scores.rocAuc();
    };
  }
}
