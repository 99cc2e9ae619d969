package org.zwicky.training.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.factory.Nd4j;
import org.zwicky.candidate.network.ActivationKind;
import org.zwicky.candidate.training.ClippingSpec;
import org.zwicky.candidate.training.OptimizerSpec;
import org.zwicky.candidate.training.RegularizationSpec;
import org.zwicky.candidate.training.TrialSpec;
import org.zwicky.candidate.training.UpdaterKind;
import org.zwicky.study.LayerNorms;
import org.zwicky.training.OptimizerReference;
import org.zwicky.training.Specs;
import org.zwicky.training.Stripes;
import org.zwicky.training.dl4j.NetworkBuilder;
import org.zwicky.training.dl4j.TrainableNetwork;

/** Gives gradients to optimisers and looks at what becomes of the parameters. */
class OptimizerTest {

  private static final JsonNode UPDATERS = OptimizerReference.of("updaters");
  private static final JsonNode CLIPPING = OptimizerReference.of("clipping");

  static Stream<Arguments> updaters() {
    return Stream.of(
        Arguments.of("adam", UpdaterKind.ADAM, "falling", RegularizationSpec.NONE),
        Arguments.of("adamw", UpdaterKind.ADAMW, "falling", RegularizationSpec.ofDecay(0.2)),
        Arguments.of("amsgrad", UpdaterKind.AMSGRAD, "falling", RegularizationSpec.NONE),
        Arguments.of("adabelief", UpdaterKind.ADABELIEF, "falling", RegularizationSpec.NONE),
        Arguments.of("rmsprop", UpdaterKind.RMSPROP, "falling", RegularizationSpec.NONE),
        Arguments.of("nesterovs", UpdaterKind.NESTEROVS, "constant", RegularizationSpec.NONE),
        Arguments.of("sgd", UpdaterKind.SGD, "falling", RegularizationSpec.NONE),
        Arguments.of("sgdWithL2", UpdaterKind.SGD, "falling", RegularizationSpec.ofL2(0.2)));
  }

  @ParameterizedTest
  @MethodSource("updaters")
  void makesPyTorchsSteps(
      String name, UpdaterKind updater, String rates, RegularizationSpec regularization) {
    OptimizerSpec settings = OptimizerSpec.of(updater, 1e-3, 0.9);
    TrialSpec spec =
        Specs.trial(
            Specs.with(Specs.sgd(1, 1, 1, 0), settings, regularization), Specs.globalAverage());
    try (TrainableNetwork network = softmaxOfOneNumber(spec)) {
      Optimizer optimizer = optimizer(network, spec);
      double[] learningRates = OptimizerReference.numbers(UPDATERS.get(rates));
      List<double[]> gradients = OptimizerReference.rows(UPDATERS.get("gradients"));
      List<double[]> expected = OptimizerReference.rows(UPDATERS.get(name));
      for (int step = 0; step < learningRates.length; step++) {
        network.gradients().assign(Nd4j.create(gradients.get(step)).reshape(1, 6));
        optimizer.step(learningRates[step], 1);
        assertThat(network.params().toDoubleVector())
            .as("after step %d", step + 1)
            .containsExactly(expected.get(step), offset(2e-6));
      }
      assertThat(network.configuration()).contains("0.001").doesNotContain("org.zwicky");
    }
  }

  static Stream<JsonNode> clippings() {
    Stream.Builder<JsonNode> cases = Stream.builder();
    CLIPPING.get("cases").forEach(cases);
    return cases.build();
  }

  @ParameterizedTest
  @MethodSource("clippings")
  void clipsAsPyTorchDoes(JsonNode example) {
    ClippingSpec clipping = new ClippingSpec(number(example, "norm"), number(example, "value"));
    TrialSpec spec =
        Specs.trial(
            Specs.with(
                Specs.sgd(1, 1, 1, 0),
                OptimizerSpec.of(UpdaterKind.SGD, 1, 0).with(clipping),
                RegularizationSpec.NONE),
            Specs.globalAverage());
    try (TrainableNetwork network = softmaxOfOneNumber(spec)) {
      double[] before = network.params().toDoubleVector();
      double[] gradient = OptimizerReference.numbers(CLIPPING.get("gradient"));
      network.gradients().assign(Nd4j.create(gradient).reshape(1, 6));

      Optimizer optimizer = optimizer(network, spec);
      optimizer.step(1, 1);

      double[] expected = OptimizerReference.numbers(example.get("clipped"));
      for (int i = 0; i < expected.length; i++) {
        expected[i] = before[i] - expected[i];
      }
      assertThat(network.params().toDoubleVector()).containsExactly(expected, offset(2e-6));
      assertThat(optimizer.summary().layers().get(0).gradientNorm())
          .as("the norm before clipping")
          .isCloseTo(LayerParameters.length(gradient), offset(1e-5));
    }
  }

  @ParameterizedTest
  @EnumSource(UpdaterKind.class)
  void leavesRunningStatisticsToThemselves(UpdaterKind updater) {
    TrialSpec spec =
        Specs.trial(
            Specs.with(
                Specs.sgd(1, 1, 1, 0),
                OptimizerSpec.of(updater, 1e-3, 0.9)
                    .with(new ClippingSpec(OptionalDouble.of(1e-3), OptionalDouble.of(1e-4))),
                new RegularizationSpec(0.1, 0.1, 0.1, OptionalDouble.of(0.5), 0)),
            Specs.conv(2, 1, ActivationKind.RELU, true),
            Specs.globalAverage());
    try (TrainableNetwork network = NetworkBuilder.build(spec, Stripes.SHAPE, Stripes.CLASSES, 5)) {
      // Two weights; scale, shift, running mean and running variance of two channels each.
      double[] before = network.params().toDoubleVector();
      network.gradients().assign(1e3);

      Optimizer optimizer = optimizer(network, spec);
      optimizer.step(1e-3, 1);

      double[] after = network.params().toDoubleVector();
      for (int i = 6; i < 10; i++) {
        assertThat(after[i]).isCloseTo(before[i] - 1e3, offset(1e-3));
      }
      for (int i = 2; i < 6; i++) {
        assertThat(Math.abs(after[i] - before[i])).as("scale, shift").isLessThan(0.1);
      }
      assertThat(optimizer.summary().layers())
          .extracting(LayerNorms::layer)
          .containsExactly("1 conv", "3 softmax");
      assertThat(optimizer.summary().layers().get(0).gradientNorm())
          .isCloseTo(1e3 * Math.sqrt(6), offset(1e-2));
    }
  }

  @Test
  void decaysWeightsAloneByTheRateOfTheStep() {
    TrialSpec spec =
        Specs.trial(
            Specs.with(
                Specs.sgd(1, 1, 1, 0),
                OptimizerSpec.of(UpdaterKind.ADAM, 1e-3, 0.9),
                RegularizationSpec.ofDecay(0.5)),
            Specs.conv(2, 1, ActivationKind.RELU, true));
    try (TrainableNetwork network = NetworkBuilder.build(spec, Stripes.SHAPE, Stripes.CLASSES, 5)) {
      double[] before = network.params().toDoubleVector();
      network.gradients().assign(0);

      optimizer(network, spec).step(0.1, 1);

      double[] after = network.params().toDoubleVector();
      for (int i = 0; i < 10; i++) {
        assertThat(after[i]).isCloseTo(i < 2 ? before[i] * 0.95 : before[i], offset(1e-6));
      }
    }
  }

  @Test
  void measuresNormsAndHowFarAStepGoes() {
    TrialSpec spec = Specs.trial(Specs.sgd(1, 1, 0.1, 0), Specs.globalAverage());
    try (TrainableNetwork network = softmaxOfOneNumber(spec)) {
      Optimizer optimizer = optimizer(network, spec);
      double length = network.params().norm2Number().doubleValue();
      network.gradients().assign(2);
      optimizer.step(0.1, 1);
      for (int step = 1; step < 8; step++) {
        network.gradients().assign(0);
        optimizer.step(0.05, 1);
      }

      assertThat(optimizer.summary().learningRate()).isEqualTo(0.05);
      LayerNorms softmax = optimizer.summary().layers().get(0);
      assertThat(softmax.layer()).isEqualTo("2 softmax");
      assertThat(softmax.gradientNorm()).isCloseTo(2 * Math.sqrt(6), offset(1e-5));
      assertThat(softmax.updateRatio()).isCloseTo(0.2 * Math.sqrt(6) / length, offset(1e-5));
    }
  }

  @Test
  void saysHowTheGradientGrew() {
    TrialSpec spec = Specs.trial(Specs.sgd(1, 1, 0.1, 0), Specs.globalAverage());
    try (TrainableNetwork network = softmaxOfOneNumber(spec)) {
      Optimizer optimizer = optimizer(network, spec);
      network.gradients().assign(0.5);
      optimizer.step(1e-9, 1);
      assertThat(optimizer.explosion()).isEmpty();
      network.gradients().assign(5e7);
      optimizer.step(1e-9, 100);
      network.gradients().assign(Double.NaN);
      optimizer.step(1e-9, Double.NaN);

      assertThat(optimizer.explosion())
          .contains(
              "the gradient's norm had grown from 1.2 to 1.2e+08, most of it in layer 2 softmax:"
                  + " try a smaller learningRate, or gradientClipping");
      optimizer.beginEpoch();
      assertThat(optimizer.explosion()).isEmpty();
    }
  }

  /** One input, averaged over the image, to three classes: three weights and three biases. */
  private static TrainableNetwork softmaxOfOneNumber(TrialSpec spec) {
    TrainableNetwork network = NetworkBuilder.build(spec, Stripes.SHAPE, Stripes.CLASSES, 5);
    double[] weights = OptimizerReference.numbers(UPDATERS.get("weights"));
    double[] biases = OptimizerReference.numbers(UPDATERS.get("biases"));
    network
        .params()
        .assign(
            Nd4j.create(
                    new double[] {
                      weights[0], weights[1], weights[2], biases[0], biases[1], biases[2]
                    })
                .reshape(1, 6));
    return network;
  }

  private static Optimizer optimizer(TrainableNetwork network, TrialSpec spec) {
    Optimizer optimizer = new Optimizer(network, spec, Stripes.SHAPE, Stripes.CLASSES);
    optimizer.beginEpoch();
    return optimizer;
  }

  private static OptionalDouble number(JsonNode example, String name) {
    return example.get(name).isNull()
        ? OptionalDouble.empty()
        : OptionalDouble.of(example.get(name).doubleValue());
  }
}
