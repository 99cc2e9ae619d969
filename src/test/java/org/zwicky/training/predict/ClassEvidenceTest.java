package org.zwicky.training.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.layers.normalization.BatchNormalization;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.zwicky.base.BadInputException;
import org.zwicky.candidate.network.ActivationKind;
import org.zwicky.candidate.network.DenseSpec;
import org.zwicky.candidate.network.DropoutKind;
import org.zwicky.candidate.network.DropoutSpec;
import org.zwicky.candidate.network.FeatureShape;
import org.zwicky.candidate.network.FlattenSpec;
import org.zwicky.candidate.network.InitKind;
import org.zwicky.candidate.network.LayerSpec;
import org.zwicky.candidate.network.ResidualKind;
import org.zwicky.candidate.network.ResidualSpec;
import org.zwicky.candidate.training.TrialSpec;
import org.zwicky.metric.Goal;
import org.zwicky.metric.Metric;
import org.zwicky.training.EpochObserver;
import org.zwicky.training.Specs;
import org.zwicky.training.Stripes;
import org.zwicky.training.backend.Backend;
import org.zwicky.training.batch.PixelSource;
import org.zwicky.training.batch.TrainingData;
import org.zwicky.training.dl4j.NetworkBuilder;
import org.zwicky.training.dl4j.TrainableNetwork;
import org.zwicky.training.run.CandidateTrainer;

@Tag("slow")
class ClassEvidenceTest {

  private static final FeatureShape IMAGE = FeatureShape.image(2, 8, 8);
  private static final int CLASSES = 3;

  @TempDir private Path folder;

  static Stream<List<LayerSpec>> networks() {
    return Stream.of(
        List.of(
            Specs.conv(4, 3, ActivationKind.SWISH, true),
            Specs.maxPool(),
            Specs.conv(5, 3, ActivationKind.RELU, true),
            Specs.avgPool(),
            Specs.globalAverage(),
            new DropoutSpec(0.5, DropoutKind.PLAIN)),
        List.of(
            Specs.conv(4, 3, ActivationKind.TANH, false),
            new FlattenSpec(),
            new DropoutSpec(0.4, DropoutKind.GAUSSIAN),
            new DenseSpec(6, ActivationKind.SWISH, true, true, InitKind.DEFAULT)),
        List.of(
            Specs.conv(4, 3, ActivationKind.ELU, true),
            new ResidualSpec(ResidualKind.BASIC, 6, 3, 2, ActivationKind.SWISH, true),
            Specs.globalAverage()),
        List.of(
            Specs.conv(4, 3, ActivationKind.ELU, true),
            new ResidualSpec(
                ResidualKind.BASIC,
                6,
                3,
                2,
                ActivationKind.SWISH,
                true,
                InitKind.DEFAULT,
                /* stochasticDepth= */ 0.5),
            Specs.globalAverage()),
        List.of(new FlattenSpec(), Specs.dense(7, ActivationKind.TANH)));
  }

  /** Central differences of the logit, in 64 bits, by the last map and by the pixels. */
  @ParameterizedTest
  @MethodSource("networks")
  void theGradientIsThatOfTheLogitOfANetworkThatPredicts(List<LayerSpec> layers) {
    TrainableNetwork network = network(layers);
    LogitGradient gradient = new LogitGradient(network);
    INDArray features = Nd4j.rand(DataType.DOUBLE, 2, 2, 8, 8);
    int[] classes = {2, 0};
    INDArray[] activations = gradient.activations(features);
    int map = gradient.lastMap(activations);

    for (int step : new int[] {map, 0}) {
      INDArray slopes = gradient.gradient(gradient.activations(features), step, classes);
      assertThat(slopes.shape()).isEqualTo(activations[step].shape());
      Random random = new Random(3);
      for (int draw = 0; draw < 25; draw++) {
        int image = random.nextInt(2);
        long each = activations[step].length() / 2;
        long place = image * each + random.nextInt((int) each);
        double expected =
            (logit(gradient, features, step, place, 1e-6, image, classes[image])
                    - logit(gradient, features, step, place, -1e-6, image, classes[image]))
                / 2e-6;
        assertThat(slopes.dup('c').reshape(slopes.length()).getDouble(place))
            .isCloseTo(expected, within(1e-6 + 1e-5 * Math.abs(expected)));
      }
    }
    network.close();
  }

  @ParameterizedTest
  @MethodSource("networks")
  void itsLogitsAreThoseOfThePrediction(List<LayerSpec> layers) {
    TrainableNetwork network = network(layers);
    INDArray features = Nd4j.rand(DataType.DOUBLE, 3, 2, 8, 8);
    LogitGradient gradient = new LogitGradient(network);

    double[][] logits = gradient.activations(features)[gradient.last()].toDoubleMatrix();
    double[][] softmax = network.output(features).toDoubleMatrix();

    for (int i = 0; i < 3; i++) {
      double sum = 0;
      for (double logit : logits[i]) {
        sum += Math.exp(logit);
      }
      for (int k = 0; k < CLASSES; k++) {
        assertThat(Math.exp(logits[i][k]) / sum).isCloseTo(softmax[i][k], within(1e-9));
      }
    }
    network.close();
  }

  /** Before a global mean and the softmax, Grad-CAM is the class activation map, to its scale. */
  @Test
  void weighsTheMapsOfAGlobalMeanAsTheSoftmaxDoes() {
    TrainableNetwork network =
        network(List.of(Specs.conv(4, 3, ActivationKind.RELU, false), Specs.globalAverage()));
    INDArray features = Nd4j.rand(DataType.DOUBLE, 1, 2, 8, 8);
    LogitGradient gradient = new LogitGradient(network);
    INDArray maps = gradient.activations(features)[1];
    INDArray weights = network.layers()[network.layers().length - 1].getParam("W");
    float[] expected = new float[64];
    for (int i = 0; i < expected.length; i++) {
      for (int k = 0; k < 4; k++) {
        expected[i] += (float) (weights.getDouble(k, 1) * maps.getDouble(0, k, i / 8, i % 8));
      }
      expected[i] = Math.max(0, expected[i]);
    }
    EvidenceMap wanted = EvidenceMap.scaled(EvidenceKind.GRAD_CAM, 8, 8, expected);

    double[] pixels = features.dup('c').data().asDouble();
    EvidenceMap map = new ClassEvidence(network).maps(source(pixels), IMAGE, one(0), one(1)).get(0);

    assertThat(map.kind()).isEqualTo(EvidenceKind.GRAD_CAM);
    assertThat(map.height()).isEqualTo(8);
    assertThat(map.values()).hasSize(64);
    for (int i = 0; i < 64; i++) {
      assertThat(map.values()[i]).isCloseTo(wanted.values()[i], within(1e-5f));
    }
  }

  @Test
  void aNetworkWithoutConvolutionsHasTheGradientByItsPixels() {
    TrainableNetwork network =
        network(List.of(new FlattenSpec(), Specs.dense(7, ActivationKind.TANH)));

    List<EvidenceMap> maps =
        new ClassEvidence(network)
            .maps(
                source(Nd4j.rand(DataType.DOUBLE, 1, 128).toDoubleVector()),
                IMAGE,
                new int[] {0, 0},
                new int[] {1, 2});

    assertThat(maps).hasSize(2);
    for (EvidenceMap map : maps) {
      assertThat(map.kind()).isEqualTo(EvidenceKind.GRADIENT);
      assertThat(map.values()).hasSize(64).contains(1f);
    }
    assertThat(maps.get(0).values()).isNotEqualTo(maps.get(1).values());
  }

  @Test
  void readsWhatATrainingSaved() {
    TrainingData data = Stripes.data(80);
    Path file = folder.resolve("model.zip");
    TrialSpec spec =
        Specs.trial(
            Specs.adam(2, 16, 1e-2),
            Specs.conv(4, 3, ActivationKind.RELU, true),
            Specs.maxPool(),
            Specs.globalAverage());
    new CandidateTrainer(data, Metric.ACCURACY, Goal.MAXIMIZE)
        .train(spec, 1, EpochObserver.NONE, Optional.of(file));

    try (ClassEvidence evidence = ClassEvidence.load(file)) {
      int[] images = new int[70];
      List<EvidenceMap> maps = evidence.maps(data.pixels(), Stripes.SHAPE, images, new int[70]);
      assertThat(maps).hasSize(70);
      assertThat(maps.get(69).values()).isEqualTo(maps.get(0).values());
    }
  }

  @Test
  void aFileThatIsNoModelIsSaid() throws Exception {
    Path file = Files.writeString(folder.resolve("model.zip"), "no zip");

    assertThatThrownBy(() -> ClassEvidence.load(file))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("cannot be read as a model");
  }

  private static double logit(
      LogitGradient gradient,
      INDArray features,
      int step,
      long place,
      double change,
      int image,
      int ofClass) {
    INDArray[] activations = gradient.activations(features);
    INDArray changed = activations[step].dup('c');
    INDArray flat = changed.reshape(changed.length());
    flat.putScalar(place, flat.getDouble(place) + change);
    activations[step] = changed;
    gradient.forward(activations, step + 1);
    return activations[gradient.last()].getDouble(image, ofClass);
  }

  /** In 64 bits, with statistics and scales as a training leaves them. */
  private static TrainableNetwork network(List<LayerSpec> layers) {
    Backend.prepare();
    TrainableNetwork network =
        NetworkBuilder.build(
            Specs.trial(Specs.adam(1, 8, 1e-3), layers.toArray(LayerSpec[]::new)),
            IMAGE,
            CLASSES,
            11,
            new LossMCXENT(),
            DataType.DOUBLE);
    Nd4j.getRandom().setSeed(5);
    for (Layer layer : network.layers()) {
      if (layer instanceof BatchNormalization) {
        layer.getParam("mean").assign(Nd4j.randn(layer.getParam("mean").shape()).mul(0.3));
        layer.getParam("var").assign(Nd4j.rand(layer.getParam("var").shape()).add(0.5));
        layer.getParam("gamma").assign(Nd4j.randn(layer.getParam("gamma").shape()).add(1));
      }
    }
    return network;
  }

  private static PixelSource source(double[] pixels) {
    return (image, target, offset) -> {
      for (int i = 0; i < pixels.length; i++) {
        target[offset + i] = (float) pixels[i];
      }
    };
  }

  private static int[] one(int value) {
    return new int[] {value};
  }
}
