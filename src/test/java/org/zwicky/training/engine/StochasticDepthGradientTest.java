package org.zwicky.training.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
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
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.zwicky.candidate.network.DropoutSpec;
import org.zwicky.candidate.network.FeatureShape;
import org.zwicky.candidate.network.LayerSpec;
import org.zwicky.candidate.network.ResidualSpec;
import org.zwicky.candidate.training.TrialSpec;
import org.zwicky.training.ResidualCases;
import org.zwicky.training.Specs;
import org.zwicky.training.backend.Backend;
import org.zwicky.training.backend.OneDnn;
import org.zwicky.training.batch.Batch;
import org.zwicky.training.batch.RandomStreams;
import org.zwicky.training.dl4j.FixedFactors;
import org.zwicky.training.dl4j.NetworkBuilder;
import org.zwicky.training.dl4j.StochasticDepth;
import org.zwicky.training.dl4j.TrainableNetwork;
import org.zwicky.training.loss.ClassLoss;
import org.zwicky.training.loss.FocalCrossEntropy;
import org.zwicky.training.loss.SoftmaxLoss;
import org.zwicky.training.loss.TargetLoss;
import org.zwicky.training.onednn.OneDnnLibrary;
import org.zwicky.training.step.LayerParameters;

/**
 * Compares training steps of both engines with those of 64-bit networks on DL4J's own layers, in
 * which the paths of the same images are multiplied by the same factors.
 */
@Tag("slow")
class StochasticDepthGradientTest {

  private static final FeatureShape IMAGE = FeatureShape.image(2, 11, 12);
  private static final int CLASSES = 4;
  private static final int IMAGES = 7;
  private static final long SEED = 5;
  private static final int EPOCH = 3;
  private static final int STEPS = 3;

  /** Of so many networks one, so that each kind of block has its turn. */
  private static final int EVERY = 5;

  private boolean oneDnn;

  @BeforeEach
  void prepare() {
    oneDnn = Backend.prepare().oneDnn();
  }

  @AfterEach
  void restoreTheSwitch() {
    OneDnn.useHelpers(oneDnn);
  }

  static Stream<Arguments> networks() {
    List<Map.Entry<String, List<LayerSpec>>> cases = List.copyOf(ResidualCases.all().entrySet());
    return IntStream.range(0, cases.size())
        .filter(i -> i % EVERY == 0)
        .mapToObj(cases::get)
        .map(
            each ->
                Arguments.of(each.getKey(), ResidualCases.withStochasticDepth(each.getValue())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void aStepOnOneDnnFollowsFromTheFactors(String name, List<LayerSpec> layers) {
    assumeTrue(OneDnnLibrary.isLoaded(), "oneDNN cannot be loaded on this machine.");
    TrialSpec spec = Specs.trial(Specs.adam(1, IMAGES, 1e-3), layers.toArray(LayerSpec[]::new));
    TargetLoss loss =
        TargetLoss.of(
            new FocalCrossEntropy(new double[] {1, 1, 1, 1}, /* gamma= */ 0),
            (target, probabilities, logProbability, value) -> {});
    try (TrainableNetwork exact = exact(spec);
        TrainableNetwork network = network(spec, new ClassLoss(loss));
        Engine engine = new DirectEngine(network, spec, IMAGE, new SoftmaxLoss(loss), SEED)) {
      Batch batch = batch();
      List<SplittableRandom> streams = streams(layers);
      engine.beginEpoch(EPOCH);
      for (int step = 0; step < STEPS; step++) {
        compare(name, exact, network, engine, batch, draw(layers, streams));
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void aStepInDl4jFollowsFromTheFactors(String name, List<LayerSpec> layers) {
    TrialSpec spec = Specs.trial(Specs.adam(1, IMAGES, 1e-3), layers.toArray(LayerSpec[]::new));
    try (TrainableNetwork exact = exact(spec);
        TrainableNetwork network = network(spec, new LossMCXENT())) {
      Batch batch = batch();
      Engine engine = new Dl4jEngine(network);
      engine.beginEpoch(EPOCH);
      List<double[]> factors = new ArrayList<>();
      INDArray ones = Nd4j.ones(DataType.FLOAT, IMAGES, 1);
      for (LayerSpec layer : layers) {
        if (layer instanceof ResidualSpec block) {
          factors.add(
              new StochasticDepth(block.stochasticDepth())
                  .applyDropout(ones, ones.ulike(), 0, 0, LayerWorkspaceMgr.noWorkspaces())
                  .reshape(IMAGES)
                  .toDoubleVector());
        }
      }
      engine.beginEpoch(EPOCH);
      compare(name, exact, network, engine, batch, factors);
    }
  }

  /** Each block has a stream of its own, after those of dropout layers. */
  private static List<SplittableRandom> streams(List<LayerSpec> layers) {
    SplittableRandom random = RandomStreams.dropout(SEED, EPOCH);
    layers.stream().filter(DropoutSpec.class::isInstance).forEach(layer -> random.split());
    return layers.stream()
        .filter(ResidualSpec.class::isInstance)
        .map(layer -> random.split())
        .toList();
  }

  /** What the next step draws: 32 bits an image, the lower half of a number first. */
  private static List<double[]> draw(List<LayerSpec> layers, List<SplittableRandom> streams) {
    double[] rates =
        layers.stream()
            .filter(ResidualSpec.class::isInstance)
            .mapToDouble(layer -> ((ResidualSpec) layer).stochasticDepth())
            .toArray();
    List<double[]> factors = new ArrayList<>();
    for (int block = 0; block < rates.length; block++) {
      double[] drawn = new double[IMAGES];
      long bits = 0;
      for (int i = 0; i < IMAGES; i++) {
        bits = i % 2 == 0 ? streams.get(block).nextLong() : bits >>> 32;
        boolean dropped = (bits & 0xFFFF_FFFFL) * 0x1p-32 < rates[block];
        drawn[i] = dropped ? 0 : 1 / (1 - rates[block]);
      }
      factors.add(drawn);
    }
    return factors;
  }

  /** Without oneDNN, and with the parameters that the other one starts with. */
  private TrainableNetwork exact(TrialSpec spec) {
    OneDnn.useHelpers(false);
    TrainableNetwork exact =
        NetworkBuilder.build(spec, IMAGE, CLASSES, SEED, new LossMCXENT(), DataType.DOUBLE);
    OneDnn.useHelpers(oneDnn);
    return exact;
  }

  private static TrainableNetwork network(TrialSpec spec, ILossFunction loss) {
    return NetworkBuilder.build(spec, IMAGE, CLASSES, SEED, loss, DataType.FLOAT);
  }

  private void compare(
      String name,
      TrainableNetwork exact,
      TrainableNetwork network,
      Engine engine,
      Batch batch,
      List<double[]> factors) {
    double score = engine.computeGradient(batch);
    exact.params().assign(network.params().castTo(DataType.DOUBLE));
    setFactors(exact, factors);
    OneDnn.useHelpers(false);
    Specs.computeGradient(
        exact, batch.features().castTo(DataType.DOUBLE), batch.labels().castTo(DataType.DOUBLE));
    OneDnn.useHelpers(oneDnn);
    // DL4J's are sums over the images.
    LayerParameters.gradients(exact).forEach(gradient -> gradient.divi(IMAGES));

    assertThat(score).as(name).isCloseTo(exact.score(), offset(1e-5));
    assertSameGradients(name, network, exact);
  }

  private static Batch batch() {
    INDArray images =
        Nd4j.rand(DataType.FLOAT, IMAGES, IMAGE.channels(), IMAGE.height(), IMAGE.width())
            .subi(0.5);
    INDArray labels = Nd4j.zeros(DataType.FLOAT, IMAGES, CLASSES);
    int[] targets = new int[IMAGES];
    for (int i = 0; i < IMAGES; i++) {
      targets[i] = i % CLASSES;
      labels.putScalar(i, targets[i], 1);
    }
    return new Batch(images, labels, targets);
  }

  private static void setFactors(TrainableNetwork network, List<double[]> factors) {
    List<DropoutLayer> dropouts =
        Arrays.stream(network.layers())
            .map(Layer::conf)
            .filter(configuration -> configuration.getLayer() instanceof DropoutLayer)
            .map(configuration -> (DropoutLayer) configuration.getLayer())
            .toList();
    assertThat(dropouts).hasSameSizeAs(factors);
    for (int i = 0; i < dropouts.size(); i++) {
      dropouts.get(i).setIDropout(new FixedFactors(factors.get(i)));
    }
  }

  private static void assertSameGradients(
      String name, TrainableNetwork network, TrainableNetwork exact) {
    INDArray found = network.gradients().castTo(DataType.DOUBLE);
    INDArray expected = exact.gradients();
    long offset = 0;
    for (Map.Entry<String, INDArray> each : exact.model().paramTable().entrySet()) {
      long end = offset + each.getValue().length();
      INDArray own = found.reshape(found.length()).get(NDArrayIndex.interval(offset, end));
      INDArray theirs = expected.reshape(found.length()).get(NDArrayIndex.interval(offset, end));
      double error = own.distance2(theirs);
      double scale = theirs.norm2Number().doubleValue();
      assertThat(error)
          .as("%s: error of the gradient of %s, whose norm is %s", name, each.getKey(), scale)
          .isLessThan(ResidualCases.TOLERANCE * scale + 5e-6);
      offset = end;
    }
  }
}
