package org.zwicky.training.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.zwicky.candidate.network.ActivationKind;
import org.zwicky.candidate.network.ConvSpec;
import org.zwicky.candidate.network.DenseSpec;
import org.zwicky.candidate.network.FeatureShape;
import org.zwicky.candidate.network.InitKind;
import org.zwicky.candidate.network.LayerSpec;
import org.zwicky.candidate.network.Padding;
import org.zwicky.candidate.network.SeparableConvSpec;
import org.zwicky.training.Specs;

@Tag("slow")
class InitialWeightsTest {

  private static final FeatureShape IMAGE = FeatureShape.image(20, 10, 10);

  @ParameterizedTest
  @CsvSource({
    "HE_NORMAL, 2, 0",
    "HE_UNIFORM, 2, 0",
    "GLOROT_NORMAL, 2, 1",
    "GLOROT_UNIFORM, 2, 1",
    "LECUN_NORMAL, 1, 0",
    "LECUN_UNIFORM, 1, 0"
  })
  void weightsHaveTheVarianceOfTheirName(InitKind kind, double gain, int withOutputs) {
    double in = 9 * 20;
    double out = 9 * 60;
    double convolution = gain / (in + withOutputs * out);

    // A stride changes nothing.
    assertVariance(weights("0_W", conv(kind, 2)), convolution);
    assertVariance(
        weights("0_W", new DenseSpec(50, ActivationKind.TANH, false, true, kind)),
        gain / (2000 + withOutputs * 50));
    LayerSpec separable = separable(kind);
    assertVariance(weights("0_W", separable), gain / (25 + withOutputs * 25 * 4));
    assertVariance(weights("1_W", separable), gain / (80 + withOutputs * 60));
  }

  @Test
  void uniformWeightsAreBounded() {
    INDArray weights = weights("0_W", conv(InitKind.LECUN_UNIFORM, 1));

    assertThat(weights.amaxNumber().doubleValue())
        .isCloseTo(Math.sqrt(3 / 180.0), within(1e-3))
        .isLessThanOrEqualTo(Math.sqrt(3 / 180.0) + 1e-6);
  }

  @Test
  void byDefaultDepthwiseKernelsKeepTheVarianceAndTheOthersSuitTheActivation() {
    LayerSpec separable = separable(InitKind.DEFAULT);

    assertVariance(weights("0_W", separable), 1 / 25.0);
    assertVariance(weights("1_W", separable), 2 / 80.0);
  }

  @Test
  void orthogonalWeightsAreOrthonormal() {
    INDArray filters = weights("0_W", conv(InitKind.ORTHOGONAL, 1)).reshape('c', 60, 180);
    assertThat(filters.mmul(filters.transpose()).distance2(Nd4j.eye(60))).isLessThan(1e-4);

    INDArray dense =
        weights("0_W", new DenseSpec(2100, ActivationKind.RELU, false, true, InitKind.ORTHOGONAL));
    assertThat(dense.mmul(dense.transpose()).distance2(Nd4j.eye(2000))).isLessThan(1e-2);

    INDArray depthwise = weights("0_W", separable(InitKind.ORTHOGONAL)).reshape('c', 25, 20, 4);
    for (int channel = 0; channel < 20; channel++) {
      INDArray kernels = Nd4j.create(25, 4);
      for (int i = 0; i < 25; i++) {
        for (int kernel = 0; kernel < 4; kernel++) {
          kernels.putScalar(i, kernel, depthwise.getDouble(i, channel, kernel));
        }
      }
      assertThat(kernels.transpose().mmul(kernels).distance2(Nd4j.eye(4))).isLessThan(1e-5);
    }
  }

  @ParameterizedTest
  @EnumSource(InitKind.class)
  void configurationsNameNothingOfZwicky(InitKind kind) {
    TrainableNetwork network = network(conv(kind, 1), separable(kind));

    assertThat(network.configuration()).doesNotContain("zwicky");
  }

  @Test
  void theSameSeedGivesTheSameWeights() {
    assertThat(weights("0_W", conv(InitKind.ORTHOGONAL, 1)))
        .isEqualTo(weights("0_W", conv(InitKind.ORTHOGONAL, 1)));
  }

  private static ConvSpec conv(InitKind kind, int stride) {
    return new ConvSpec(60, 3, stride, Padding.SAME, 1, ActivationKind.RELU, false, true, kind);
  }

  private static SeparableConvSpec separable(InitKind kind) {
    return new SeparableConvSpec(
        60, 5, 1, Padding.SAME, 1, 4, ActivationKind.RELU, false, true, kind);
  }

  private static void assertVariance(INDArray weights, double expected) {
    double mean = weights.meanNumber().doubleValue();
    double variance = weights.mul(weights).meanNumber().doubleValue();
    assertThat(mean).isCloseTo(0, within(5 * Math.sqrt(expected / weights.length())));
    assertThat(variance)
        .isCloseTo(expected, within(5 * expected * Math.sqrt(2.0 / weights.length())));
  }

  private static INDArray weights(String name, LayerSpec... layers) {
    return network(layers).model().getParam(name);
  }

  private static TrainableNetwork network(LayerSpec... layers) {
    return NetworkBuilder.build(Specs.trial(Specs.adam(1, 8, 1e-3), layers), IMAGE, 3, 11);
  }
}
