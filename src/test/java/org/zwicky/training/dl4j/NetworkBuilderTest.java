package org.zwicky.training.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.zwicky.base.BadInputException;
import org.zwicky.candidate.network.ActivationKind;
import org.zwicky.candidate.network.ActivationSpec;
import org.zwicky.candidate.network.BatchNormSpec;
import org.zwicky.candidate.network.ConvSpec;
import org.zwicky.candidate.network.DropoutSpec;
import org.zwicky.candidate.network.FeatureShape;
import org.zwicky.candidate.network.LayerSpec;
import org.zwicky.candidate.network.NetworkShapes;
import org.zwicky.candidate.network.NetworkSpec;
import org.zwicky.candidate.network.Padding;
import org.zwicky.candidate.network.ResidualKind;
import org.zwicky.candidate.network.ResidualSpec;
import org.zwicky.candidate.training.TrainingSpec;
import org.zwicky.candidate.training.TrialSpec;
import org.zwicky.training.Specs;
import org.zwicky.training.Stripes;

class NetworkBuilderTest {

  private static final FeatureShape GALAXY = FeatureShape.image(1, 64, 64);

  @Test
  void hasTheReferenceNetworksParameters() {
    assertThat(
            network(
                    GALAXY,
                    10,
                    Specs.conv(32, 3, ActivationKind.RELU, false),
                    Specs.maxPool(),
                    Specs.conv(64, 3, ActivationKind.RELU, false),
                    Specs.maxPool(),
                    Specs.conv(128, 3, ActivationKind.RELU, false),
                    Specs.maxPool(),
                    Specs.dense(128, ActivationKind.RELU))
                .numParams())
        .isEqualTo(1_142_666);
  }

  @Test
  void countsBatchNormsStatisticsAndLeavesOutTheBiasBeforeIt() {
    LayerSpec[] layers = new LayerSpec[9];
    for (int block = 0; block < 4; block++) {
      layers[2 * block] = Specs.conv(16 << block, 3, ActivationKind.RELU, true);
      layers[2 * block + 1] = Specs.maxPool();
    }
    layers[8] = Specs.globalAverage();

    assertThat(network(GALAXY, 4, layers).numParams()).isEqualTo(98_388);
  }

  @Test
  void aResidualNetworkHasThePlansParametersInTheOrderOfItsLayers() {
    NetworkSpec spec =
        new NetworkSpec(
            List.of(
                Specs.conv(16, 3, ActivationKind.RELU, true),
                new ResidualSpec(ResidualKind.BASIC, 16, 3, 1, ActivationKind.RELU, true),
                new ResidualSpec(ResidualKind.BOTTLENECK, 32, 3, 2, ActivationKind.ELU, false),
                Specs.globalAverage()));

    TrainableNetwork network =
        NetworkBuilder.build(new TrialSpec(spec, Specs.adam(1, 8, 1e-3)), GALAXY, 10, 1);

    assertThat(network.numParams())
        .isEqualTo(NetworkShapes.of(spec, GALAXY, 10).parameters())
        .isEqualTo(network.gradients().length());
    assertThat(network.model().paramTable().keySet())
        .extracting(name -> name.replaceFirst("-.*_", "-"))
        .startsWith("0-W", "1-gamma", "1-beta", "1-mean", "1-var", "3-W")
        // A convolution's bias comes before its weights; the projection after the block's own.
        .endsWith("10-b", "10-W", "11-b", "11-W", "12-b", "12-W", "13-b", "13-W", "17-W", "17-b");
  }

  @Test
  void initialWeightsOfAResidualBlockSuitTheActivationAfterItsSum() {
    TrainableNetwork network =
        NetworkBuilder.build(
            Specs.trial(
                Specs.adam(1, 8, 1e-3),
                new ResidualSpec(ResidualKind.BASIC, 100, 3, 1, ActivationKind.RELU, true)),
            FeatureShape.image(50, 8, 8),
            3,
            1);

    assertThat(network.model().getParam("3-ConvolutionLayer_W").stdNumber().doubleValue())
        .isCloseTo(Math.sqrt(2 / 900.0), within(1e-3));
    assertThat(network.model().getParam("5-ConvolutionLayer_W").stdNumber().doubleValue())
        .isCloseTo(Math.sqrt(2 / 50.0), within(1e-2));
  }

  @Test
  void samePaddingKeepsTheSizeAndValidPaddingDoesNot() {
    assertThat(firstLayerShape(Padding.SAME, 1)).containsExactly(1, 3, 8, 8);
    assertThat(firstLayerShape(Padding.SAME, 2)).containsExactly(1, 3, 4, 4);
    assertThat(firstLayerShape(Padding.VALID, 1)).containsExactly(1, 3, 4, 4);
    assertThat(firstLayerShape(Padding.VALID, 2)).containsExactly(1, 3, 2, 2);
  }

  private static long[] firstLayerShape(Padding padding, int stride) {
    MultiLayerNetwork network =
        network(Stripes.SHAPE, 3, new ConvSpec(3, 5, stride, padding, ActivationKind.RELU, false));
    return network.feedForward(Nd4j.rand(DataType.FLOAT, 1, 1, 8, 8)).get(1).shape();
  }

  @Test
  void activatesAfterBatchNorm() {
    MultiLayerNetwork network =
        network(Stripes.SHAPE, 3, Specs.conv(3, 3, ActivationKind.RELU, true));

    assertThat(Arrays.stream(network.getLayers()).map(Layer::type))
        .containsExactly(
            Layer.Type.CONVOLUTIONAL,
            Layer.Type.NORMALIZATION,
            Layer.Type.FEED_FORWARD,
            Layer.Type.FEED_FORWARD);
    INDArray activated = network.feedForward(Nd4j.rand(DataType.FLOAT, 2, 1, 8, 8)).get(3);
    assertThat(activated.minNumber().doubleValue()).isZero();
  }

  @Test
  void dropoutRateIsTheShareSetToZeroAndTheRestIsScaledUp() {
    MultiLayerNetwork network = network(FeatureShape.image(1, 100, 100), 2, new DropoutSpec(0.2));

    INDArray dropped = network.feedForward(Nd4j.ones(DataType.FLOAT, 1, 1, 100, 100), true).get(1);

    double zeros = dropped.eq(0).castTo(DataType.DOUBLE).meanNumber().doubleValue();
    assertThat(zeros).isCloseTo(0.2, within(0.02));
    assertThat(dropped.maxNumber().doubleValue()).isCloseTo(1.25, within(1e-6));
  }

  @Test
  void dropoutOfRateZeroIsNoLayerAndNoneDropsWhenPredicting() {
    assertThat(network(Stripes.SHAPE, 3, new DropoutSpec(0)).getnLayers()).isEqualTo(1);
    INDArray ones = Nd4j.ones(DataType.FLOAT, 1, 1, 8, 8);
    assertThat(network(Stripes.SHAPE, 3, new DropoutSpec(0.5)).feedForward(ones, false).get(1))
        .isEqualTo(ones);
  }

  @Test
  void stochasticDepthOfRateZeroIsNoLayerAndNoneDropsWhenPredicting() {
    GraphNetwork without = (GraphNetwork) residual(0);
    GraphNetwork with = (GraphNetwork) residual(0.5);
    INDArray images = Nd4j.rand(DataType.FLOAT, 20, 1, 8, 8);

    assertThat(with.layers()).hasSize(without.layers().length + 1);
    assertThat(with.params()).isEqualTo(without.params());
    assertThat(with.output(images)).isEqualTo(without.output(images));
    assertThat(with.model().outputSingle(true, images))
        .isNotEqualTo(without.model().outputSingle(true, images));
  }

  private static TrainableNetwork residual(double stochasticDepth) {
    TrialSpec spec = Specs.trial(Specs.adam(1, 8, 1e-3), Specs.residual(4, 1, stochasticDepth));
    return NetworkBuilder.build(spec, Stripes.SHAPE, 3, 1);
  }

  @Test
  void initialWeightsHaveTheVarianceThatSuitsTheActivation() {
    assertThat(weightDeviation(ActivationKind.RELU)).isCloseTo(Math.sqrt(2 / 64.0), within(5e-3));
    assertThat(weightDeviation(ActivationKind.SELU)).isCloseTo(Math.sqrt(1 / 64.0), within(5e-3));
    assertThat(weightDeviation(ActivationKind.TANH))
        .isCloseTo(Math.sqrt(2 / (64 + 500.0)), within(5e-3));
  }

  private static double weightDeviation(ActivationKind activation) {
    return network(Stripes.SHAPE, 3, Specs.dense(500, activation))
        .getParam("0_W")
        .stdNumber()
        .doubleValue();
  }

  @Test
  void initialWeightsLookAtAnActivationLayerThatFollows() {
    MultiLayerNetwork network =
        network(
            Stripes.SHAPE,
            3,
            Specs.dense(500, ActivationKind.IDENTITY),
            new ActivationSpec(ActivationKind.RELU));

    assertThat(network.getParam("0_W").stdNumber().doubleValue())
        .isCloseTo(Math.sqrt(2 / 64.0), within(5e-3));
  }

  @Test
  void l2PenalisesWeightsButNotBiasesOrBatchNorm() {
    double learningRate = 0.5;
    double l2 = 0.1;
    MultiLayerNetwork plain = stepped(Specs.sgd(1, 4, learningRate, 0));
    MultiLayerNetwork decayed = stepped(Specs.sgd(1, 4, learningRate, l2));
    MultiLayerNetwork initial = penalised(Specs.sgd(1, 4, learningRate, 0));

    initial
        .paramTable()
        .forEach(
            (name, start) -> {
              INDArray difference = plain.getParam(name).sub(decayed.getParam(name));
              INDArray expected = start.mul(name.endsWith("_W") ? learningRate * l2 : 0);
              assertThat(difference.distance2(expected)).as(name).isLessThan(1e-5);
            });
    assertThat(initial.paramTable()).containsKeys("0_W", "0_b", "1_gamma", "2_W", "2_b");
  }

  private static MultiLayerNetwork stepped(TrainingSpec training) {
    MultiLayerNetwork network = penalised(training);
    INDArray images = Nd4j.linspace(0, 1, 4 * 64, DataType.FLOAT).reshape(4, 1, 8, 8);
    INDArray labels = Nd4j.eye(4).castTo(DataType.FLOAT);
    network.fit(images, labels);
    return network;
  }

  private static MultiLayerNetwork penalised(TrainingSpec training) {
    MultiLayerNetwork network =
        sequential(
            NetworkBuilder.build(
                Specs.trial(
                    training, Specs.conv(3, 3, ActivationKind.TANH, false), new BatchNormSpec()),
                Stripes.SHAPE,
                4,
                7));
    network.getParam("0_b").assign(0.3);
    return network;
  }

  @Test
  void theSameSeedGivesTheSameWeights() {
    LayerSpec[] layers = {Specs.conv(4, 3, ActivationKind.RELU, false)};
    assertThat(network(Stripes.SHAPE, 3, layers).params())
        .isEqualTo(network(Stripes.SHAPE, 3, layers).params());
  }

  @Test
  void saysWhenTheImageIsTooSmallForTheLayers() {
    assertThatThrownBy(
            () ->
                network(
                    FeatureShape.image(1, 4, 4),
                    3,
                    new ConvSpec(3, 5, 1, Padding.VALID, ActivationKind.RELU, false)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("does not fit images of 4×4×1");
  }

  private static MultiLayerNetwork network(FeatureShape input, int classes, LayerSpec... layers) {
    return sequential(
        NetworkBuilder.build(Specs.trial(Specs.adam(1, 8, 1e-3), layers), input, classes, 11));
  }

  private static MultiLayerNetwork sequential(TrainableNetwork network) {
    return ((SequentialNetwork) network).model();
  }
}
