package org.zwicky.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The rules that are easily got wrong, on matrices small enough to check by hand. */
class ClassificationMetricsTest {

  @Test
  void countsAClassThatIsNeverPredictedAsZero() {
    ClassificationMetrics metrics = metrics(new long[][] {{8, 0}, {2, 0}});

    assertThat(metrics.macroF1()).isCloseTo((16.0 / 18 + 0) / 2, within(1e-15));
    assertThat(metrics.balancedAccuracy()).isEqualTo(0.5);
    assertThat(metrics.perClass().get(1)).isEqualTo(new ClassMetrics(1, 0, 0, 0, 2));
  }

  @Test
  void countsAClassThatIsOnlyPredictedInMacroF1ButNotInBalancedAccuracy() {
    ClassificationMetrics metrics = metrics(new long[][] {{8, 2}, {0, 0}});

    assertThat(metrics.macroF1()).isCloseTo((16.0 / 18 + 0) / 2, within(1e-15));
    assertThat(metrics.balancedAccuracy()).isEqualTo(0.8);
    assertThat(metrics.weightedF1()).isCloseTo(16.0 / 18, within(1e-15));
  }

  @Test
  void leavesAClassWithNeitherSamplesNorPredictionsOutOfEveryMean() {
    ClassificationMetrics metrics = metrics(new long[][] {{3, 0, 0}, {0, 0, 0}, {0, 0, 4}});

    assertThat(metrics.macroF1()).isEqualTo(1);
    assertThat(metrics.balancedAccuracy()).isEqualTo(1);
    assertThat(metrics.weightedF1()).isEqualTo(1);
    assertThat(metrics.perClass())
        .extracting(ClassMetrics::absent)
        .containsExactly(false, true, false);
    assertThat(metrics.perClass().get(1).f1()).isNaN();
  }

  @Test
  void refusesAMatrixWithoutSamples() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> metrics(new long[2][2]))
        .withMessageContaining("no sample");
  }

  private static ClassificationMetrics metrics(long[][] counts) {
    return ClassificationMetrics.of(ConfusionMatrix.ofCounts(counts));
  }
}
