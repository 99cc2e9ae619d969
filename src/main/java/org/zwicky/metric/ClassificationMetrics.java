package org.zwicky.metric;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The scores of a classifier, equal to scikit-learn's with {@code zero_division=0}. Which classes
 * each mean is over:
 *
 * <ul>
 *   <li><b>macro-F1</b>, {@code f1_score(average="macro")}: every class with a sample or a
 *       prediction, each once. A class with samples that is never predicted counts as 0, and so
 *       does one predicted without having a sample. A class of the data set with neither has no F1
 *       and is left out, as scikit-learn does unless it is told the {@code labels}. (DL4J's {@code
 *       Evaluation.f1()} leaves out the never predicted too, and so comes out higher.)
 *   <li><b>weighted F1</b>, {@code f1_score(average="weighted")}: F1 weighted by support.
 *   <li><b>balanced accuracy</b>, {@code balanced_accuracy_score}: recall over the classes with
 *       samples, each once; classes that are only predicted do not count. See Brodersen et al.,
 *       <i>The Balanced Accuracy and Its Posterior Distribution</i> (ICPR 2010), for two classes.
 *   <li><b>worst recall</b> and <b>geometric mean</b> of the recalls (Kubat and Matwin,
 *       <i>Addressing the Curse of Imbalanced Training Sets</i>, 1997, section 3): over the same
 *       classes as balanced accuracy; imbalanced-learn's {@code geometric_mean_score} without
 *       correction.
 *   <li><b>MCC</b> and <b>κ</b>: {@code matthews_corrcoef}, {@code cohen_kappa_score}.
 * </ul>
 *
 * <p>Macro-F1 here is the mean of the classes' F1, not the F1 of mean precision and mean recall;
 * see Opitz and Burst, <i>Macro F1 and Macro F1</i> (2019), for how they differ.
 *
 * <p>Immutable, and so safe for use by many threads.
 *
 * @param values of each metric that predicted classes suffice for, in the order of {@link Metric}
 * @param perClass the scores of all K classes, in their order, with the absent ones
 */
public record ClassificationMetrics(Map<Metric, Double> values, List<ClassMetrics> perClass) {

  /** Copies the map and the list. */
  public ClassificationMetrics {
    values = MetricValues.copy(values);
    perClass = List.copyOf(perClass);
  }

  /**
   * Scores the matrix.
   *
   * @throws IllegalArgumentException if it has no sample
   */
  public static ClassificationMetrics of(ConfusionMatrix matrix) {
    if (matrix.total() == 0) {
      throw new IllegalArgumentException("There is no sample, so nothing can be measured.");
    }
    ClassTotals totals = ClassTotals.of(matrix);
    return new ClassificationMetrics(
        MetricValues.of(Metric::isOfClasses, metric -> metric.formula().of(totals)),
        IntStream.range(0, matrix.classes()).mapToObj(k -> ClassMetrics.of(matrix, k)).toList());
  }

  /** Share of samples predicted right, in [0, 1]. */
  public double accuracy() {
    return values.get(Metric.ACCURACY);
  }

  /** In [0, 1]. */
  public double macroF1() {
    return values.get(Metric.MACRO_F1);
  }

  /** In [0, 1]. */
  public double weightedF1() {
    return values.get(Metric.WEIGHTED_F1);
  }

  /** In [0, 1]. */
  public double balancedAccuracy() {
    return values.get(Metric.BALANCED_ACCURACY);
  }

  /** Lowest recall of a class with samples, in [0, 1]. */
  public double worstRecall() {
    return values.get(Metric.WORST_RECALL);
  }

  /** Of the recalls of the classes with samples, in [0, 1]. */
  public double geometricMean() {
    return values.get(Metric.GEOMETRIC_MEAN);
  }

  /** Matthews' correlation of K classes, in [-1, 1]. */
  public double mcc() {
    return values.get(Metric.MCC);
  }

  /** Cohen's κ, in [-1, 1], or NaN. */
  public double kappa() {
    return values.get(Metric.KAPPA);
  }
}
