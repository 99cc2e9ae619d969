package org.zwicky.metric;

import static org.zwicky.metric.MetricFormula.ofClasses;
import static org.zwicky.metric.MetricFormula.ofProbabilities;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The metrics of all classes that a study of classifiers measures. Each constant is all that is
 * known of a metric: whoever measures, lists, ranks or explains metrics goes through them.
 */
public enum Metric implements Score {
  /** Share of samples predicted right; see {@link ClassificationMetrics#accuracy()}. */
  ACCURACY(
      "accuracy",
      "Accuracy",
      Goal.MAXIMIZE,
      true,
      ofClasses(ClassTotals::accuracy),
      "share predicted right: every image counts the same",
      "the share of all images that are answered right. With classes as unequal as %s to 1 it says little of the small ones; look at macro-F1 beside it."),
  /** Mean F1 of the classes; see {@link ClassificationMetrics#macroF1()}. */
  MACRO_F1(
      "macroF1",
      "Macro-F1",
      Goal.MAXIMIZE,
      true,
      ofClasses(totals -> totals.macroF1(0)),
      "mean F1 of the classes: every class counts the same",
      "the mean of the classes' F1, each class once. It suits classes as unequal as %s to 1: a small class counts as much as a large one, and it must be both found (recall) and not cried too often (precision)."),
  /** Mean recall of the classes; see {@link ClassificationMetrics#balancedAccuracy()}. */
  BALANCED_ACCURACY(
      "balancedAccuracy",
      "Balanced accuracy",
      Goal.MAXIMIZE,
      true,
      ofClasses(ClassTotals::balancedAccuracy),
      "mean recall of the classes",
      "the mean of the classes' recalls, each class once. It suits classes as unequal as %s to 1 where missing a rare object is worse than a false alarm."),
  /** Mean F1 of the samples' classes; see {@link ClassificationMetrics#weightedF1()}. */
  WEIGHTED_F1(
      "weightedF1",
      "Weighted F1",
      Goal.MAXIMIZE,
      false,
      ofClasses(ClassTotals::weightedF1),
      "mean F1, weighted by the classes' images",
      "the mean F1 of the classes, weighted by their images, so that large classes decide, as in accuracy."),
  /** Mean negative log-likelihood; see {@link LogLoss}. */
  LOG_LOSS(
      "logLoss",
      "Log loss",
      Goal.MINIMIZE,
      false,
      ofProbabilities(LogLoss::of, ReplicatedProbabilities::logLoss),
      "mean negative log-likelihood, in nats; less is better",
      "how improbable the true answers seemed (less is better). It judges the probabilities, not only which class is first, and each image counts once, so large classes decide."),
  /** The lowest recall of a class; see {@link ClassificationMetrics#worstRecall()}. */
  WORST_RECALL(
      "worstRecall",
      "Worst recall",
      Goal.MAXIMIZE,
      false,
      ofClasses(ClassTotals::worstRecall),
      "the lowest recall of a class",
      "the recall of the class that is found least. One small class decides it, and few images make it jump."),
  /** Geometric mean of the recalls; see {@link ClassificationMetrics#geometricMean()}. */
  GEOMETRIC_MEAN(
      "geometricMean",
      "Geometric mean",
      Goal.MAXIMIZE,
      false,
      ofClasses(ClassTotals::geometricMean),
      "of the recalls: 0 as soon as one class is never found",
      "the geometric mean of the recalls: 0 as soon as one class is never found."),
  /** Matthews' correlation; see {@link ClassificationMetrics#mcc()}. */
  MCC(
      "mcc",
      "MCC",
      Goal.MAXIMIZE,
      false,
      ofClasses(Agreement::mcc),
      "correlation of truth and prediction (Matthews 1975; K classes: Gorodkin 2004)",
      "agreement with the true classes beyond what chance would give, so that answering the largest class always scores 0."),
  /** Cohen's κ; see {@link ClassificationMetrics#kappa()}. */
  KAPPA(
      "kappa",
      "Cohen's κ",
      Goal.MAXIMIZE,
      false,
      ofClasses(Agreement::kappa),
      "agreement beyond chance (Cohen 1960)",
      "agreement with the true classes beyond what chance would give, so that answering the largest class always scores 0."),
  /** Expected calibration error; see {@link Scores#ece()}. */
  ECE(
      "ece",
      "Calibration error",
      Goal.MINIMIZE,
      false,
      ofProbabilities(Calibration::expectedError, ReplicatedProbabilities::calibrationError),
      "expected calibration error with 15 bins (Guo et al. 2017); less is better",
      "how far the probabilities are from the share that is right (less is better). It says nothing of how good the answers are."),
  /** Mean area under the classes' ROC curves; see {@link Scores#rocAuc()}. */
  ROC_AUC(
      "rocAuc",
      "ROC AUC",
      Goal.MAXIMIZE,
      false,
      ofProbabilities(RocAuc::macro, ReplicatedProbabilities::rocAuc).classByClass(),
      "mean area under the ROC curves, each class against the others",
      "how well the probabilities order the images, class by class, each class once; where the line is drawn plays no part.");

  private static final List<Metric> FOREMOST =
      Arrays.stream(values()).filter(metric -> metric.foremost).toList();

  private final String key;
  private final String label;
  private final Goal goal;
  private final boolean foremost;
  private final MetricFormula formula;
  private final String definition;
  private final String meaning;

  Metric(
      String key,
      String label,
      Goal goal,
      boolean foremost,
      MetricFormula formula,
      String definition,
      String meaning) {
    this.key = key;
    this.label = label;
    this.goal = goal;
    this.foremost = foremost;
    this.formula = formula;
    this.definition = definition;
    this.meaning = meaning;
  }

  /** The metric with this {@link #key()}, written exactly so; empty where there is none. */
  public static Optional<Metric> named(String key) {
    return Arrays.stream(values()).filter(metric -> metric.key.equals(key)).findFirst();
  }

  /** Those that tables and pages show first, whatever the objective. */
  public static List<Metric> foremost() {
    return FOREMOST;
  }

  @Override
  public String key() {
    return key;
  }

  /** What people call it, in a heading. */
  public String label() {
    return label;
  }

  @Override
  public boolean isMaximizedByDefault() {
    return goal == Goal.MAXIMIZE;
  }

  /** What it is of the validation images, in a few words of Markdown. */
  public String definition() {
    return definition;
  }

  /**
   * What it rewards, in sentences that go on after its name.
   *
   * @param ratio images of the largest class for one of the smallest
   */
  public String meaning(String ratio) {
    return meaning.formatted(ratio);
  }

  /** Whether it asks of predictions nothing but their classes. */
  public boolean isOfClasses() {
    return formula.isOfClasses();
  }

  /** Steps that a draw of a bootstrap takes for each sample. */
  public int steps(int classes) {
    return formula.isClassByClass() ? classes : 1;
  }

  @Override
  public double of(Scores scores) {
    return scores.value(this);
  }

  MetricFormula formula() {
    return formula;
  }
}
