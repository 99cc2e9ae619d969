package org.zwicky.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.assertj.core.data.Offset;
import org.zwicky.PropertySeed;

class MetricPropertiesTest {

  private static final Offset<Double> ROUNDING = within(1e-12);

  /** One to twelve classes; many counts are zero, so that classes lack support or predictions. */
  @Provide
  Arbitrary<ConfusionMatrix> matrices() {
    Arbitrary<Long> count =
        Arbitraries.frequencyOf(
            Tuple.of(2, Arbitraries.just(0L)), Tuple.of(1, Arbitraries.longs().between(1, 5000)));
    return Arbitraries.integers()
        .between(1, 12)
        .flatMap(k -> count.array(long[].class).ofSize(k).array(long[][].class).ofSize(k))
        .map(ConfusionMatrix::ofCounts)
        .filter(matrix -> matrix.total() > 0);
  }

  @Property(seed = PropertySeed.SEED)
  void everyScoreLiesBetweenZeroAndOne(@ForAll("matrices") ConfusionMatrix matrix) {
    ClassificationMetrics metrics = ClassificationMetrics.of(matrix);

    assertThat(means(metrics)).allSatisfy(score -> assertThat(score).isBetween(0.0, 1.0));
    assertThat(metrics.perClass())
        .filteredOn(scores -> !scores.absent())
        .allSatisfy(
            scores -> {
              assertThat(scores.precision()).isBetween(0.0, 1.0);
              assertThat(scores.recall()).isBetween(0.0, 1.0);
              assertThat(scores.f1())
                  .isBetween(
                      Math.min(scores.precision(), scores.recall()) - 1e-12,
                      Math.max(scores.precision(), scores.recall()) + 1e-12);
            });
  }

  @Property(seed = PropertySeed.SEED)
  void renumberingTheClassesChangesNoMean(
      @ForAll("matrices") ConfusionMatrix matrix, @ForAll Random random) {
    List<Integer> order =
        Arrays.asList(IntStream.range(0, matrix.classes()).boxed().toArray(Integer[]::new));
    Collections.shuffle(order, random);
    long[][] renumbered = new long[matrix.classes()][matrix.classes()];
    for (int t = 0; t < matrix.classes(); t++) {
      for (int p = 0; p < matrix.classes(); p++) {
        renumbered[order.get(t)][order.get(p)] = matrix.count(t, p);
      }
    }

    assertSameMeans(ConfusionMatrix.ofCounts(renumbered), matrix);
  }

  @Property(seed = PropertySeed.SEED)
  void aFurtherAbsentClassChangesNoMean(@ForAll("matrices") ConfusionMatrix matrix) {
    long[][] wider = new long[matrix.classes() + 1][matrix.classes() + 1];
    for (int t = 0; t < matrix.classes(); t++) {
      System.arraycopy(matrix.counts()[t], 0, wider[t], 0, matrix.classes());
    }

    assertSameMeans(ConfusionMatrix.ofCounts(wider), matrix);
  }

  @Property(seed = PropertySeed.SEED)
  void accuracyIsTheRecallWeightedBySupport(@ForAll("matrices") ConfusionMatrix matrix) {
    ClassificationMetrics metrics = ClassificationMetrics.of(matrix);
    double weighted =
        metrics.perClass().stream()
            .filter(scores -> !scores.absent())
            .mapToDouble(scores -> scores.recall() * scores.support())
            .sum();

    assertThat(metrics.accuracy()).isCloseTo(weighted / matrix.total(), ROUNDING);
  }

  @Property(seed = PropertySeed.SEED)
  void exchangingTruthAndPredictionKeepsMacroF1AndAccuracy(
      @ForAll("matrices") ConfusionMatrix matrix) {
    long[][] transposed = new long[matrix.classes()][matrix.classes()];
    for (int t = 0; t < matrix.classes(); t++) {
      for (int p = 0; p < matrix.classes(); p++) {
        transposed[p][t] = matrix.count(t, p);
      }
    }
    ClassificationMetrics before = ClassificationMetrics.of(matrix);
    ClassificationMetrics after = ClassificationMetrics.of(ConfusionMatrix.ofCounts(transposed));

    assertThat(after.macroF1()).isCloseTo(before.macroF1(), ROUNDING);
    assertThat(after.accuracy()).isCloseTo(before.accuracy(), ROUNDING);
  }

  @Property(seed = PropertySeed.SEED)
  void logLossIsNeverNegativeAndLeastForTheRightAnswer(
      @ForAll("rows") float[][] probabilities, @ForAll Random random) {
    int[] labels = random.ints(probabilities.length, 0, probabilities[0].length).toArray();
    float[][] right = new float[probabilities.length][probabilities[0].length];
    for (int i = 0; i < labels.length; i++) {
      right[i][labels[i]] = 1;
    }

    assertThat(LogLoss.of(labels, probabilities))
        .isGreaterThanOrEqualTo(LogLoss.of(labels, right))
        .isNotNegative()
        .isFinite();
  }

  @Provide
  Arbitrary<float[][]> rows() {
    return Arbitraries.integers()
        .between(2, 10)
        .flatMap(
            k ->
                Arbitraries.floats()
                    .between(0, 1)
                    .array(float[].class)
                    .ofSize(k)
                    .array(float[][].class)
                    .ofMinSize(1)
                    .ofMaxSize(20));
  }

  private static void assertSameMeans(ConfusionMatrix actual, ConfusionMatrix expected) {
    List<Double> actualMeans = means(ClassificationMetrics.of(actual));
    List<Double> expectedMeans = means(ClassificationMetrics.of(expected));
    for (int i = 0; i < expectedMeans.size(); i++) {
      assertThat(actualMeans.get(i)).isCloseTo(expectedMeans.get(i), ROUNDING);
    }
  }

  private static List<Double> means(ClassificationMetrics metrics) {
    return List.of(
        metrics.accuracy(), metrics.macroF1(), metrics.weightedF1(), metrics.balancedAccuracy());
  }
}
