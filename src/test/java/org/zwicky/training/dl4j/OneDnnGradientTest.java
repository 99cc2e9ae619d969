package org.zwicky.training.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.layers.convolution.subsampling.SubsamplingLayer;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNSubsamplingHelper;
import org.deeplearning4j.nn.layers.normalization.BatchNormalization;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.zwicky.candidate.network.ActivationKind;
import org.zwicky.candidate.network.BatchNormSpec;
import org.zwicky.candidate.network.ConvSpec;
import org.zwicky.candidate.network.FeatureShape;
import org.zwicky.candidate.network.LayerSpec;
import org.zwicky.candidate.network.Padding;
import org.zwicky.candidate.training.TrialSpec;
import org.zwicky.training.LayerCases;
import org.zwicky.training.ResidualCases;
import org.zwicky.training.Specs;
import org.zwicky.training.backend.Backend;
import org.zwicky.training.backend.OneDnn;

/** Compares gradients of 32-bit networks on oneDNN with 64-bit networks on DL4J's own layers. */
@Tag("slow")
class OneDnnGradientTest {

  /** ‖g₃₂ − g₆₄‖ / ‖g₆₄‖ of each parameter array. */
  private static final double TOLERANCE = 3e-5;

  private static final Map<Class<?>, Class<?>> HELPERS =
      Map.of(
          ConvolutionLayer.class, CachingConvHelper.class,
          SubsamplingLayer.class, MKLDNNSubsamplingHelper.class,
          BatchNormalization.class, BatchNormHelper.class);

  private static final FeatureShape IMAGE = FeatureShape.image(2, 12, 12);
  private static final int CLASSES = 4;
  private static final int EXAMPLES = 6;

  private boolean oneDnn;

  @BeforeEach
  void prepare() {
    oneDnn = Backend.prepare().oneDnn();
    assumeTrue(oneDnn, "The oneDNN build of ND4J is not loaded on this machine.");
  }

  @AfterEach
  void restoreTheSwitch() {
    OneDnn.useHelpers(oneDnn);
  }

  static Stream<Arguments> networks() {
    Stream.Builder<Arguments> cases = Stream.builder();
    for (ActivationKind activation : ActivationKind.values()) {
      cases.add(
          network(
              activation + ", batch norm, max pool",
              Specs.conv(5, 3, activation, true),
              Specs.maxPool(),
              Specs.conv(6, 3, activation, false)));
    }
    for (int kernel : new int[] {1, 3, 5}) {
      for (int stride : new int[] {1, 2}) {
        for (Padding padding : Padding.values()) {
          ConvSpec first =
              new ConvSpec(5, kernel, stride, padding, ActivationKind.TANH, stride == 2);
          ConvSpec second = new ConvSpec(7, 3, stride, padding, ActivationKind.SWISH, false);
          cases.add(
              network(
                  "kernel %d, stride %d, %s".formatted(kernel, stride, padding),
                  first,
                  second,
                  Specs.dense(5, ActivationKind.TANH)));
        }
      }
    }
    cases.add(
        network(
            "average pool, dense, batch norm of a vector",
            Specs.conv(5, 3, ActivationKind.RELU, false),
            Specs.avgPool(),
            Specs.dense(9, ActivationKind.ELU),
            new BatchNormSpec()));
    cases.add(
        network(
            "channels a multiple of 8 and 16, global average",
            Specs.conv(16, 3, ActivationKind.RELU, true),
            Specs.maxPool(),
            Specs.conv(32, 3, ActivationKind.RELU, true),
            Specs.globalAverage()));
    LayerCases.all().forEach((name, layers) -> cases.add(Arguments.of(name, layers)));
    ResidualCases.all().forEach((name, layers) -> cases.add(Arguments.of(name, layers)));
    return cases.build();
  }

  private static Arguments network(String name, LayerSpec... layers) {
    return Arguments.of(name, List.of(layers));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void agreesWithDoublePrecisionWithoutOneDnn(String name, List<LayerSpec> layers) {
    TrialSpec spec = Specs.trial(Specs.adam(1, EXAMPLES, 1e-3), layers.toArray(LayerSpec[]::new));
    TrainableNetwork fast = build(spec, true, DataType.FLOAT);
    TrainableNetwork exact = build(spec, false, DataType.DOUBLE);
    assertHelpers(fast, exact);
    exact.params().assign(fast.params().castTo(DataType.DOUBLE));

    INDArray images = Nd4j.rand(DataType.FLOAT, EXAMPLES, 2, 12, 12).subi(0.5);
    INDArray labels = Nd4j.zeros(DataType.FLOAT, EXAMPLES, CLASSES);
    for (int i = 0; i < EXAMPLES; i++) {
      labels.putScalar(i, i % CLASSES, 1);
    }
    Map<String, INDArray> found = gradients(fast, images, labels, DataType.FLOAT);
    Map<String, INDArray> expected = gradients(exact, images, labels, DataType.DOUBLE);

    assertThat(found.keySet()).isEqualTo(expected.keySet());
    found.forEach(
        (parameter, gradient) -> {
          INDArray reference = expected.get(parameter);
          double error = gradient.castTo(DataType.DOUBLE).distance2(reference);
          double scale = reference.norm2Number().doubleValue();
          assertThat(scale).as("%s: gradient of %s", name, parameter).isPositive();
          assertThat(error / scale)
              .as("%s: relative error of the gradient of %s", name, parameter)
              .isLessThan(exact instanceof GraphNetwork ? ResidualCases.TOLERANCE : TOLERANCE);
        });
  }

  private static TrainableNetwork build(TrialSpec spec, boolean helpers, DataType type) {
    OneDnn.useHelpers(helpers);
    return NetworkBuilder.build(spec, IMAGE, CLASSES, 5, new LossMCXENT(), type);
  }

  private static void assertHelpers(TrainableNetwork fast, TrainableNetwork exact) {
    for (Layer layer : exact.layers()) {
      assertThat(layer.getHelper()).isNull();
    }
    int helped = 0;
    for (Layer layer : fast.layers()) {
      Class<?> helper = HELPERS.get(layer.getClass());
      if (helper != null) {
        assertThat(layer.getHelper()).as(layer.getClass().getSimpleName()).isInstanceOf(helper);
        helped++;
      }
    }
    assertThat(helped).isPositive();
  }

  private static Map<String, INDArray> gradients(
      TrainableNetwork network, INDArray images, INDArray labels, DataType type) {
    Specs.computeGradient(network, images.castTo(type), labels.castTo(type));
    return network.model().gradient().gradientForVariable();
  }
}
