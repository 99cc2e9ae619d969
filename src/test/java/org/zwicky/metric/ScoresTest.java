package org.zwicky.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ScoresTest {

  private static final Scores SCORES =
      new Scores(
          ClassificationMetrics.of(ConfusionMatrix.ofCounts(new long[][] {{7, 1}, {2, 3}})), 0.5);

  @Test
  void givesEachMetricByItsName() {
    ClassificationMetrics classification = SCORES.classification();

    assertThat(SCORES.get(Metric.ACCURACY)).isEqualTo(classification.accuracy());
    assertThat(SCORES.get(Metric.MACRO_F1)).isEqualTo(classification.macroF1());
    assertThat(SCORES.get(Metric.WEIGHTED_F1)).isEqualTo(classification.weightedF1());
    assertThat(SCORES.get(Metric.BALANCED_ACCURACY)).isEqualTo(classification.balancedAccuracy());
    assertThat(SCORES.get(Metric.LOG_LOSS)).isEqualTo(0.5);
    assertThat(SCORES.asMap().values()).doesNotHaveDuplicates();
  }

  @Test
  void listsTheMetricsInAStableOrder() {
    assertThat(SCORES.asMap().keySet())
        .containsExactly("accuracy", "macroF1", "balancedAccuracy", "weightedF1", "logLoss");
    assertThat(SCORES.asMap()).containsEntry("macroF1", SCORES.classification().macroF1());
  }

  @Test
  void measuresProbabilities() {
    int[] labels = {0, 1, 1};
    float[][] probabilities = {{0.9f, 0.1f}, {0.4f, 0.6f}, {0.7f, 0.3f}};

    Scores scores = Scores.of(labels, probabilities);

    assertThat(scores.get(Metric.ACCURACY)).isEqualTo(2.0 / 3);
    assertThat(scores.logLoss()).isEqualTo(LogLoss.of(labels, probabilities));
  }

  @Test
  void findsAMetricByTheKeyItGives() {
    assertThat(Metric.values())
        .allSatisfy(metric -> assertThat(Metric.named(metric.key())).contains(metric));
    assertThat(Metric.named("MACRO_F1")).isEmpty();
    assertThat(Metric.named("f1")).isEmpty();
  }

  @Test
  void minimisesOnlyTheLogLoss() {
    assertThat(Arrays.stream(Metric.values()).filter(metric -> !metric.isMaximizedByDefault()))
        .containsExactly(Metric.LOG_LOSS);
  }
}
