package org.zwicky.metric;

import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;

/**
 * How a metric is computed: of {@link ClassTotals}, or of labels and probabilities. Immutable; the
 * functions are pure, and give NaN where the metric is not defined.
 */
final class MetricFormula {

  /** The values of a metric on each draw. */
  @FunctionalInterface
  interface Replicated {

    /**
     * @param probabilities shape (N, K), of the samples that were drawn from
     * @return by draw
     */
    double[] of(StratifiedDraws draws, float[][] probabilities);
  }

  private final ToDoubleFunction<ClassTotals> ofTotals;
  private final ToDoubleBiFunction<int[], float[][]> ofSamples;
  private final Replicated replicated;
  private final boolean classByClass;

  private MetricFormula(
      ToDoubleFunction<ClassTotals> ofTotals,
      ToDoubleBiFunction<int[], float[][]> ofSamples,
      Replicated replicated,
      boolean classByClass) {
    this.ofTotals = ofTotals;
    this.ofSamples = ofSamples;
    this.replicated = replicated;
    this.classByClass = classByClass;
  }

  /** A formula of how many samples each class has, is predicted as, and is right with. */
  static MetricFormula ofClasses(ToDoubleFunction<ClassTotals> formula) {
    return new MetricFormula(formula, null, null, false);
  }

  /** A formula of labels (N) and probabilities (N, K); draws of a bootstrap are written out. */
  static MetricFormula ofProbabilities(ToDoubleBiFunction<int[], float[][]> formula) {
    return ofProbabilities(formula, (draws, each) -> draws.measure(formula, each));
  }

  /** A formula of labels (N) and probabilities (N, K), and a faster one of a bootstrap's draws. */
  static MetricFormula ofProbabilities(
      ToDoubleBiFunction<int[], float[][]> formula, Replicated replicated) {
    return new MetricFormula(null, formula, replicated, false);
  }

  /** The same, which takes as many times the time as there are classes. */
  MetricFormula classByClass() {
    return new MetricFormula(ofTotals, ofSamples, replicated, true);
  }

  boolean isOfClasses() {
    return ofTotals != null;
  }

  boolean isClassByClass() {
    return classByClass;
  }

  double of(ClassTotals totals) {
    return ofTotals.applyAsDouble(totals);
  }

  double of(int[] labels, float[][] probabilities) {
    return ofSamples.applyAsDouble(labels, probabilities);
  }

  double[] replicates(StratifiedDraws draws, float[][] probabilities) {
    return replicated.of(draws, probabilities);
  }
}
