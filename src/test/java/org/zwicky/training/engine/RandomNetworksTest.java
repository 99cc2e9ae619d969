package org.zwicky.training.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.zwicky.PropertySeed;
import org.zwicky.candidate.network.ActivationKind;
import org.zwicky.candidate.network.BatchNormSpec;
import org.zwicky.candidate.network.ConvSpec;
import org.zwicky.candidate.network.DenseSpec;
import org.zwicky.candidate.network.DropoutKind;
import org.zwicky.candidate.network.DropoutSpec;
import org.zwicky.candidate.network.FeatureShape;
import org.zwicky.candidate.network.FlattenSpec;
import org.zwicky.candidate.network.InfeasibleNetworkException;
import org.zwicky.candidate.network.InitKind;
import org.zwicky.candidate.network.LayerSpec;
import org.zwicky.candidate.network.NetworkShapes;
import org.zwicky.candidate.network.NetworkSpec;
import org.zwicky.candidate.network.Padding;
import org.zwicky.candidate.network.PoolKind;
import org.zwicky.candidate.network.PoolSpec;
import org.zwicky.candidate.network.SeparableConvSpec;
import org.zwicky.candidate.training.TrialSpec;
import org.zwicky.training.Specs;
import org.zwicky.training.Stripes;
import org.zwicky.training.augment.Symmetry;
import org.zwicky.training.backend.Backend;
import org.zwicky.training.backend.EngineChoice;
import org.zwicky.training.batch.Batch;
import org.zwicky.training.batch.BatchLoader;
import org.zwicky.training.batch.TrainingData;
import org.zwicky.training.dl4j.NetworkBuilder;
import org.zwicky.training.dl4j.TrainableNetwork;
import org.zwicky.training.loss.FocalCrossEntropy;
import org.zwicky.training.loss.SoftmaxLoss;
import org.zwicky.training.loss.TargetLoss;
import org.zwicky.training.run.EpochTally;

/** Builds random networks of all kinds of layers. */
@Tag("slow")
class RandomNetworksTest {

  private static final int CLASSES = 3;

  @Property(tries = 60, seed = PropertySeed.SEED)
  void aNetworkHasTheShapesAndParametersThatWerePredicted(@ForAll long seed) {
    Random random = new Random(seed);
    FeatureShape image =
        FeatureShape.image(1 + random.nextInt(3), 8 + random.nextInt(12), 8 + random.nextInt(12));
    NetworkSpec network = network(random);
    NetworkShapes shapes;
    try {
      shapes = NetworkShapes.of(network, image, CLASSES);
    } catch (InfeasibleNetworkException e) {
      assertThat(e).hasMessageStartingWith("layer " + e.layer() + " (");
      return;
    }
    TrialSpec spec = new TrialSpec(network, Specs.adam(1, 2, 1e-3));
    TrainableNetwork built = NetworkBuilder.build(spec, image, CLASSES, 1);

    assertThat(built.numParams()).isEqualTo(shapes.parameters());
    INDArray images = Nd4j.rand(DataType.FLOAT, 2, image.channels(), image.height(), image.width());
    assertThat(built.output(images).shape()).containsExactly(2, CLASSES);
    for (int i = 0; i < network.layers().size(); i++) {
      NetworkSpec start = new NetworkSpec(network.layers().subList(0, i + 1));
      FeatureShape output = shapes.rows().get(i).output();
      assertThat(sizeBeforeSoftmax(new TrialSpec(start, spec.training()), image))
          .as("%s", start)
          .isEqualTo(output.size());
    }
    built.close();
  }

  @Property(tries = 40, seed = PropertySeed.SEED)
  void bothEnginesPredictTheSame(@ForAll long seed) {
    assumeTrue(
        Backend.prepare().engine().startsWith(EngineChoice.ONE_DNN),
        "oneDNN cannot be loaded here.");
    Random random = new Random(seed);
    NetworkSpec network = network(random);
    TrialSpec spec = new TrialSpec(network, Specs.adam(1, 4, 1e-3));
    try {
      NetworkShapes.of(network, Stripes.SHAPE, Stripes.CLASSES);
    } catch (InfeasibleNetworkException e) {
      return;
    }
    EpochTally tally = new EpochTally(Stripes.CLASSES);
    TargetLoss loss = TargetLoss.of(new FocalCrossEntropy(new double[] {1, 1, 1}, 0), tally);
    TrainableNetwork built = NetworkBuilder.build(spec, Stripes.SHAPE, Stripes.CLASSES, seed);
    TrainingData data = Stripes.data(8);
    try (BatchLoader loader = new BatchLoader(data.pixels(), Stripes.SHAPE, Stripes.CLASSES);
        Engine direct = new DirectEngine(built, spec, Stripes.SHAPE, new SoftmaxLoss(loss), seed)) {
      Batch batch = loader.load(new int[] {0, 1, 2, 3, 4}, 0, 5, Symmetry.IDENTITY);
      batch.labels().getColumn(0).assign(1);
      direct.beginEpoch(1);
      assertThat(direct.computeGradient(batch)).isFinite();
      direct.parametersChanged();
      Specs.assertClose(direct.probabilities(batch), new Dl4jEngine(built).probabilities(batch));
    }
    built.close();
  }

  /** Numbers that an example has where a network's softmax begins. */
  private static long sizeBeforeSoftmax(TrialSpec spec, FeatureShape image) {
    try (TrainableNetwork built = NetworkBuilder.build(spec, image, CLASSES, 1)) {
      return built.outputLayer().getNIn();
    }
  }

  private static NetworkSpec network(Random random) {
    List<LayerSpec> layers = new ArrayList<>();
    // DL4J cannot predict with a network that begins with two dropouts.
    layers.add(new PoolSpec(PoolKind.AVG, 1 + random.nextInt(2), 1, any(random, Padding.values())));
    for (int i = 0; i < random.nextInt(5); i++) {
      layers.add(mapLayer(random));
    }
    if (random.nextBoolean()) {
      layers.add(new FlattenSpec());
    }
    for (int i = 0; i < random.nextInt(3); i++) {
      layers.add(vectorLayer(random));
    }
    return new NetworkSpec(layers);
  }

  private static LayerSpec mapLayer(Random random) {
    Padding padding = any(random, Padding.values());
    ActivationKind activation = any(random, ActivationKind.values());
    int kernel = 1 + random.nextInt(4);
    int stride = 1 + random.nextInt(2);
    int dilation = 1 + random.nextInt(3);
    InitKind init = any(random, InitKind.values());
    return switch (random.nextInt(4)) {
      case 0 ->
          new ConvSpec(
              1 + random.nextInt(20),
              kernel,
              stride,
              padding,
              dilation,
              activation,
              random.nextBoolean(),
              random.nextBoolean(),
              init);
      case 1 ->
          new SeparableConvSpec(
              1 + random.nextInt(20),
              kernel,
              stride,
              padding,
              dilation,
              1 + random.nextInt(3),
              activation,
              random.nextBoolean(),
              random.nextBoolean(),
              init);
      case 2 ->
          new PoolSpec(any(random, PoolKind.values()), 1 + random.nextInt(3), stride, padding);
      default -> new DropoutSpec(random.nextDouble() * 0.8, any(random, DropoutKind.values()));
    };
  }

  private static LayerSpec vectorLayer(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> new BatchNormSpec();
      case 1 -> new DropoutSpec(0.5, any(random, DropoutKind.values()));
      default ->
          new DenseSpec(
              1 + random.nextInt(20),
              any(random, ActivationKind.values()),
              random.nextBoolean(),
              random.nextBoolean(),
              any(random, InitKind.values()));
    };
  }

  private static <T> T any(Random random, T[] values) {
    return values[random.nextInt(values.length)];
  }
}
