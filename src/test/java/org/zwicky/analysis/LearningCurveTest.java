package org.zwicky.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zwicky.study.Measurement;

class LearningCurveTest {

  private static Measurement epoch(int epoch, Object... namesAndValues) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      metrics.put((String) namesAndValues[i], (Double) namesAndValues[i + 1]);
    }
    return new Measurement(epoch, metrics, 1);
  }

  @Test
  void pairsTrainingWithValidation() {
    List<LearningCurve> curves =
        LearningCurve.of(
            List.of(
                epoch(1, "trainAccuracy", 0.5, "accuracy", 0.4),
                epoch(2, "trainAccuracy", 0.7, "accuracy", 0.6)));

    assertThat(curves)
        .containsExactly(new LearningCurve("accuracy", List.of(0.5, 0.7), List.of(0.4, 0.6)));
  }

  @Test
  void setsTheValidationLogLossBesideATrainingLossThatHasNoOther() {
    List<LearningCurve> curves =
        LearningCurve.of(List.of(epoch(1, "accuracy", 0.4, "logLoss", 1.2, "trainLoss", 1.3)));

    assertThat(curves)
        .containsExactly(
            new LearningCurve("loss", List.of(1.3), List.of(1.2)),
            new LearningCurve("accuracy", List.of(), List.of(0.4)));
  }

  @Test
  void keepsAGapWhereAnEpochHasNoValue() {
    List<LearningCurve> curves =
        LearningCurve.of(List.of(epoch(1, "loss", 1.0), epoch(2), epoch(3, "loss", 0.5)));

    assertThat(curves.get(0).validation()).containsExactly(1.0, Double.NaN, 0.5);
    assertThat(curves.get(0).train()).isEmpty();
  }

  @Test
  void takesAMetricThatOnlyBeginsLikeTrainingForItself() {
    assertThat(LearningCurve.of(List.of(epoch(1, "training", 1.0, "train", 2.0))))
        .extracting(LearningCurve::metric)
        .containsExactly("training", "train");
  }
}
