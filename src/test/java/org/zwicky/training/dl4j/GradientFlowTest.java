package org.zwicky.training.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zwicky.analysis.GradientWarnings;
import org.zwicky.candidate.network.ActivationKind;
import org.zwicky.candidate.network.DenseSpec;
import org.zwicky.candidate.network.LayerSpec;
import org.zwicky.candidate.network.NetworkSpec;
import org.zwicky.candidate.training.ClippingSpec;
import org.zwicky.candidate.training.OptimizerSpec;
import org.zwicky.candidate.training.RegularizationSpec;
import org.zwicky.candidate.training.TrainingSpec;
import org.zwicky.candidate.training.TrialSpec;
import org.zwicky.candidate.training.UpdaterKind;
import org.zwicky.metric.Goal;
import org.zwicky.metric.Metric;
import org.zwicky.study.Measurement;
import org.zwicky.training.DivergedException;
import org.zwicky.training.EpochObserver;
import org.zwicky.training.Specs;
import org.zwicky.training.Stripes;
import org.zwicky.training.TrainingResult;
import org.zwicky.training.run.CandidateTrainer;

/** Real networks whose gradients vanish, explode, and do neither. */
@Tag("slow")
class GradientFlowTest {

  @Test
  void theGradientOfADeepStackOfSigmoidsVanishes() {
    TrainingResult result = train(Specs.sgd(2, 16, 0.1, 0), stack(ActivationKind.SIGMOID, 10));

    assertThat(warnings(result))
        .singleElement()
        .asString()
        .startsWith("the gradient of layer ")
        .contains(" dense (and little more in ")
        .contains(" of the last layer's: it vanishes");
  }

  @ParameterizedTest
  @EnumSource(names = {"RELU", "TANH", "SELU", "SWISH"})
  void nothingVanishesInAStackThatLearns(ActivationKind activation) {
    assertThat(warnings(train(Specs.adam(3, 16, 1e-3), stack(activation, 8)))).isEmpty();
  }

  @Test
  void aLearningRateThatIsFarTooLargeIsNamed() {
    TrialSpec spec = stack(ActivationKind.RELU, 4);

    assertThatThrownBy(() -> train(Specs.sgd(20, 16, 1e4, 0), spec))
        .isInstanceOf(DivergedException.class)
        .hasMessageContaining("the gradient's norm had grown from ")
        .hasMessageEndingWith(": try a smaller learningRate, or gradientClipping");
  }

  @Test
  void clippingKeepsWhatWouldDivergeFromDiverging() {
    TrialSpec spec = stack(ActivationKind.RELU, 4);
    TrainingSpec steep = Specs.sgd(3, 16, 20, 0);
    TrainingSpec clipped =
        Specs.with(
            steep,
            OptimizerSpec.of(UpdaterKind.SGD, 20, 0).with(ClippingSpec.ofNorm(0.002)),
            RegularizationSpec.NONE);

    TrainingResult result = train(clipped, spec);

    assertThat(result.epochs().get(2).trainingLoss())
        .isLessThan(result.epochs().get(0).trainingLoss());
    assertThat(warnings(result)).isEmpty();
  }

  private static TrialSpec stack(ActivationKind activation, int depth) {
    LayerSpec dense = new DenseSpec(24, activation);
    return new TrialSpec(new NetworkSpec(Collections.nCopies(depth, dense)), Specs.sgd(1, 1, 1, 0));
  }

  private static TrainingResult train(TrainingSpec training, TrialSpec network) {
    return new CandidateTrainer(Stripes.data(160), Metric.ACCURACY, Goal.MAXIMIZE)
        .train(new TrialSpec(network.network(), training), 5, EpochObserver.NONE, Optional.empty());
  }

  private static List<String> warnings(TrainingResult result) {
    return GradientWarnings.of(
        result.epochs().stream()
            .map(report -> new Measurement(report.epoch(), Map.of(), 1, report.steps()))
            .toList());
  }
}
