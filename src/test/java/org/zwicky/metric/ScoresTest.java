package org.zwicky.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoresTest {

  private static final Scores SCORES =
      Scores.withoutProbabilities(
          ClassificationMetrics.of(ConfusionMatrix.ofCounts(new long[][] {{7, 1}, {2, 3}})), 0.5);

  @Test
  void givesEachMetricByItsName() {
    ClassificationMetrics classification = SCORES.classification();

    assertThat(Metric.ACCURACY.of(SCORES)).isEqualTo(classification.accuracy());
    assertThat(Metric.MACRO_F1.of(SCORES)).isEqualTo(classification.macroF1());
    assertThat(Metric.WEIGHTED_F1.of(SCORES)).isEqualTo(classification.weightedF1());
    assertThat(Metric.BALANCED_ACCURACY.of(SCORES)).isEqualTo(classification.balancedAccuracy());
    assertThat(Metric.LOG_LOSS.of(SCORES)).isEqualTo(0.5);
    assertThat(SCORES.asMap().values()).doesNotHaveDuplicates();
  }

  @Test
  void listsTheMetricsInAStableOrder() {
    assertThat(SCORES.asMap().keySet())
        .containsExactly(
            "accuracy",
            "macroF1",
            "balancedAccuracy",
            "weightedF1",
            "logLoss",
            "worstRecall",
            "geometricMean",
            "mcc",
            "kappa");
    assertThat(SCORES.asMap()).containsEntry("macroF1", SCORES.classification().macroF1());
  }

  @Test
  void measuresProbabilities() {
    int[] labels = {0, 1, 1};
    float[][] probabilities = {{0.9f, 0.1f}, {0.4f, 0.6f}, {0.7f, 0.3f}};

    Scores scores = Scores.of(labels, probabilities);

    assertThat(Metric.ACCURACY.of(scores)).isEqualTo(2.0 / 3);
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
  void minimisesOnlyErrors() {
    assertThat(Arrays.stream(Metric.values()).filter(metric -> !metric.isMaximizedByDefault()))
        .containsExactly(Metric.LOG_LOSS, Metric.ECE);
  }

  @Test
  void scoresOneClassByItsName() {
    Score recall = Score.named("recall:edge-on, boxy", List.of("round", "edge-on, boxy")).get();

    assertThat(recall.of(SCORES)).isEqualTo(3 / 5.0);
    assertThat(recall.key()).isEqualTo("recall:edge-on, boxy");
    assertThat(Score.named("recall:square", List.of("round"))).isEmpty();
  }

  @Test
  void scoresOnlyClassesThatAreLargeEnough() {
    Scores scores =
        Scores.withoutProbabilities(
            ClassificationMetrics.of(
                ConfusionMatrix.ofCounts(new long[][] {{30, 2, 0}, {5, 40, 1}, {2, 1, 0}})),
            0.5);
    List<ClassMetrics> classes = scores.classification().perClass();

    Score large = Score.named("macroF1:minImages=20", List.of()).get();

    assertThat(large.of(scores)).isEqualTo((classes.get(0).f1() + classes.get(1).f1()) / 2);
    assertThat(new LargeClassesF1(1).of(scores)).isEqualTo(scores.classification().macroF1());
    assertThat(new LargeClassesF1(100).of(scores)).isNaN();
    assertThat(Score.named("macroF1:minImages=0", List.of())).isEmpty();
    assertThat(large.key()).isEqualTo("macroF1:minImages=20");
  }
}
