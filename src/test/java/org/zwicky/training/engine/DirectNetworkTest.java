package org.zwicky.training.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.zwicky.candidate.network.ActivationKind;
import org.zwicky.candidate.network.ActivationSpec;
import org.zwicky.candidate.network.BatchNormSpec;
import org.zwicky.candidate.network.ConvSpec;
import org.zwicky.candidate.network.DropoutSpec;
import org.zwicky.candidate.network.FeatureShape;
import org.zwicky.candidate.network.FlattenSpec;
import org.zwicky.candidate.network.GlobalPoolSpec;
import org.zwicky.candidate.network.LayerSpec;
import org.zwicky.candidate.network.Padding;
import org.zwicky.candidate.network.PoolKind;
import org.zwicky.candidate.network.PoolSpec;
import org.zwicky.candidate.training.TrialSpec;
import org.zwicky.training.LayerCases;
import org.zwicky.training.ResidualCases;
import org.zwicky.training.Specs;
import org.zwicky.training.backend.Backend;
import org.zwicky.training.backend.OneDnn;
import org.zwicky.training.dl4j.NetworkBuilder;
import org.zwicky.training.dl4j.TrainableNetwork;
import org.zwicky.training.loss.FocalCrossEntropy;
import org.zwicky.training.loss.Softmax;
import org.zwicky.training.loss.TargetLoss;
import org.zwicky.training.onednn.DirectNetwork;
import org.zwicky.training.onednn.OneDnnLibrary;

/** Compares 32-bit networks on oneDNN itself with 64-bit ones on DL4J's own layers. */
@Tag("slow")
class DirectNetworkTest {

  /** ‖g₃₂ − g₆₄‖ / ‖g₆₄‖ of each parameter array. */
  private static final double TOLERANCE = 3e-5;

  private static final int CLASSES = 4;

  private boolean oneDnn;

  @BeforeEach
  void prepare() {
    oneDnn = Backend.prepare().oneDnn();
    assumeTrue(OneDnnLibrary.isLoaded(), "oneDNN cannot be loaded on this machine.");
  }

  @AfterEach
  void restoreTheSwitch() {
    OneDnn.useHelpers(oneDnn);
  }

  static Stream<Arguments> networks() {
    List<Arguments> cases = new ArrayList<>();
    for (ActivationKind activation : ActivationKind.values()) {
      cases.add(
          network(
              activation + ", batch norm, max pool",
              12,
              12,
              Specs.conv(5, 3, activation, true),
              Specs.maxPool(),
              Specs.conv(6, 3, activation, false),
              Specs.dense(7, activation)));
      cases.add(
          network(
              activation + " before max pool, average pool and by itself",
              13,
              11,
              Specs.conv(16, 3, activation, false),
              Specs.maxPool(),
              Specs.conv(18, 3, activation, false),
              Specs.avgPool(),
              Specs.conv(8, 1, ActivationKind.IDENTITY, false),
              new ActivationSpec(activation)));
    }
    for (int kernel : new int[] {1, 3, 5}) {
      for (int stride : new int[] {1, 2}) {
        for (Padding padding : Padding.values()) {
          cases.add(
              network(
                  "kernel %d, stride %d, %s".formatted(kernel, stride, padding),
                  kernel + 20,
                  18 - kernel,
                  new ConvSpec(5, kernel, stride, padding, ActivationKind.TANH, stride == 2),
                  new ConvSpec(7, 3, stride, padding, ActivationKind.SWISH, false),
                  Specs.dense(5, ActivationKind.TANH)));
        }
      }
    }
    for (PoolKind kind : PoolKind.values()) {
      for (int size : new int[] {1, 2, 3}) {
        for (int stride : new int[] {1, 2, 3}) {
          cases.add(
              network(
                  "%s pool %d, stride %d".formatted(kind, size, stride),
                  14,
                  11,
                  Specs.conv(5, 3, ActivationKind.ELU, size == 2),
                  new PoolSpec(kind, size, stride),
                  Specs.conv(6, 3, ActivationKind.RELU, false)));
        }
      }
      cases.add(
          network(
              "global " + kind,
              9,
              7,
              Specs.conv(20, 3, ActivationKind.LEAKYRELU, true),
              new GlobalPoolSpec(kind)));
    }
    cases.add(
        network(
            "batch norm of images, maps and vectors",
            9,
            7,
            new BatchNormSpec(),
            Specs.conv(5, 3, ActivationKind.RELU, false),
            new BatchNormSpec(),
            Specs.dense(9, ActivationKind.ELU),
            new BatchNormSpec()));
    cases.add(
        network(
            "activations one after the other, dropout of nothing",
            9,
            7,
            new ActivationSpec(ActivationKind.SIGMOID),
            Specs.conv(5, 3, ActivationKind.TANH, false),
            new ActivationSpec(ActivationKind.ELU),
            new DropoutSpec(0),
            new ActivationSpec(ActivationKind.SELU),
            Specs.maxPool(),
            Specs.maxPool(),
            Specs.dense(9, ActivationKind.TANH),
            new ActivationSpec(ActivationKind.SIGMOID)));
    cases.add(
        network(
            "channels a multiple of 16, pools",
            16,
            16,
            Specs.conv(16, 3, ActivationKind.RELU, true),
            Specs.maxPool(),
            Specs.conv(32, 3, ActivationKind.RELU, true),
            Specs.maxPool(),
            Specs.globalAverage()));
    ResidualCases.all()
        .forEach(
            (name, layers) -> {
              cases.add(network(name, 12, 12, layers.toArray(LayerSpec[]::new)));
              cases.add(network(name, 11, 14, layers.toArray(LayerSpec[]::new)));
            });
    cases.add(network("dense on the image itself", 9, 7, Specs.dense(7, ActivationKind.TANH)));
    cases.add(network("the softmax on the flattened image", 9, 7, new FlattenSpec()));
    LayerCases.all()
        .forEach(
            (name, layers) -> {
              cases.add(network(name, 12, 12, layers.toArray(LayerSpec[]::new)));
              cases.add(network(name, 11, 14, layers.toArray(LayerSpec[]::new)));
            });
    for (int side : new int[] {4, 7, 13}) {
      cases.add(
          network(
              "enough channels for Winograd, %d rows".formatted(side),
              side,
              side + 3,
              Specs.conv(24, 3, ActivationKind.TANH, false),
              Specs.conv(40, 3, ActivationKind.SWISH, true),
              Specs.conv(32, 3, ActivationKind.RELU, false)));
    }
    cases.add(
        network(
            "strides wider than the kernel",
            17,
            16,
            new ConvSpec(5, 1, 3, Padding.SAME, ActivationKind.TANH, false),
            new ConvSpec(6, 2, 4, Padding.SAME, ActivationKind.TANH, false)));
    cases.add(
        network(
            "batch norm of its own right behind a convolution with a bias",
            9,
            7,
            Specs.conv(5, 3, ActivationKind.IDENTITY, false),
            new BatchNormSpec(),
            new ActivationSpec(ActivationKind.SELU),
            Specs.conv(6, 3, ActivationKind.IDENTITY, true),
            new BatchNormSpec()));
    cases.add(
        network(
            "maps so large that a few images fill the cache",
            96,
            64,
            Specs.conv(24, 3, ActivationKind.RELU, false),
            Specs.maxPool(),
            Specs.conv(4, 3, ActivationKind.RELU, false),
            Specs.globalAverage()));
    return cases.stream();
  }

  private static Arguments network(String name, int height, int width, LayerSpec... layers) {
    return Arguments.of(name, FeatureShape.image(2, height, width), List.of(layers));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void agreesWithDoublePrecisionWithoutOneDnn(
      String name, FeatureShape image, List<LayerSpec> layers) {
    TrialSpec spec = Specs.trial(Specs.adam(1, 6, 1e-3), layers.toArray(LayerSpec[]::new));
    OneDnn.useHelpers(false);
    TrainableNetwork exact =
        NetworkBuilder.build(spec, image, CLASSES, 5, new LossMCXENT(), DataType.DOUBLE);
    INDArray parameters = exact.params().castTo(DataType.FLOAT);
    // Biases and statistics that are not what they start as.
    parameters.addi(Nd4j.rand(DataType.FLOAT, parameters.shape()).subi(0.5).muli(0.1));
    exact.params().assign(parameters.castTo(DataType.DOUBLE));
    INDArray gradients = Nd4j.zeros(DataType.FLOAT, parameters.shape());
    try (DirectNetwork direct =
        new DirectNetwork(
            spec.network(),
            image,
            CLASSES,
            parameters.data().address(),
            gradients.data().address(),
            5,
            Backend.prepare().threads())) {
      for (int examples : new int[] {6, 5, 6}) {
        compare(name, image, exact, direct, gradients, examples, tolerance(spec));
      }
    } finally {
      // Only their addresses are used, which does not keep ND4J from freeing them.
      Reference.reachabilityFence(parameters);
      Reference.reachabilityFence(gradients);
    }
  }

  private static double tolerance(TrialSpec spec) {
    return spec.network().branches() ? ResidualCases.TOLERANCE : TOLERANCE;
  }

  private static void compare(
      String name,
      FeatureShape image,
      TrainableNetwork exact,
      DirectNetwork direct,
      INDArray gradients,
      int examples,
      double tolerance) {
    INDArray images =
        Nd4j.rand(DataType.FLOAT, examples, image.channels(), image.height(), image.width())
            .subi(0.5);
    INDArray labels = Nd4j.zeros(DataType.DOUBLE, examples, CLASSES);
    for (int i = 0; i < examples; i++) {
      labels.putScalar(i, i % CLASSES, 1);
    }
    // Predicted before and after, so that training and predicting share their memory.
    double[][] expected = exact.output(images.castTo(DataType.DOUBLE)).toDoubleMatrix();
    assertSoftmax(name, direct.predict(images.data().address(), examples), expected);

    Specs.computeGradient(exact, images.castTo(DataType.DOUBLE), labels);

    double[][] logits = rows(direct.forward(images.data().address(), examples), examples);
    float[] slope = new float[examples * CLASSES];
    double loss = 0;
    TargetLoss crossEntropy =
        TargetLoss.of(
            new FocalCrossEntropy(new double[] {1, 1, 1, 1}, /* gamma= */ 0),
            (target, probabilities, logProbability, value) -> {});
    for (int i = 0; i < examples; i++) {
      double[] slopes = new double[CLASSES];
      double[] shares = labels.getRow(i).toDoubleVector();
      loss += crossEntropy.gradient(logits[i], shares, slopes) / examples;
      for (int k = 0; k < CLASSES; k++) {
        slope[i * CLASSES + k] = (float) slopes[k];
      }
    }
    direct.backward(slope);
    assertThat(loss).as(name).isCloseTo(exact.score(), offset(1e-5));

    INDArray flat = gradients.castTo(DataType.DOUBLE);
    INDArray flatReference = exact.gradients();
    long offset = 0;
    for (String parameter : exact.model().paramTable().keySet()) {
      long end = offset + exact.model().getParam(parameter).length();
      INDArray own = flat.reshape(flat.length()).get(NDArrayIndex.interval(offset, end));
      INDArray theirs =
          flatReference.reshape(flat.length()).get(NDArrayIndex.interval(offset, end));
      double error = own.distance2(theirs);
      double scale = theirs.norm2Number().doubleValue();
      assertThat(error)
          .as("%s: error of the gradient of %s, whose norm is %s", name, parameter, scale)
          .isLessThan(tolerance * scale + 5e-6);
      offset = end;
    }
    assertSoftmax(name, direct.predict(images.data().address(), examples), expected);
    Reference.reachabilityFence(images);
  }

  private static void assertSoftmax(String name, FloatBuffer logits, double[][] expected) {
    double[][] rows = rows(logits, expected.length);
    for (int i = 0; i < rows.length; i++) {
      Softmax softmax = new Softmax(CLASSES);
      softmax.read(rows[i]);
      assertThat(softmax.probabilities()).as(name).containsExactly(expected[i], offset(1e-5));
    }
  }

  private static double[][] rows(FloatBuffer buffer, int count) {
    double[][] rows = new double[count][CLASSES];
    for (int i = 0; i < count * CLASSES; i++) {
      rows[i / CLASSES][i % CLASSES] = buffer.get(i);
    }
    return rows;
  }
}
