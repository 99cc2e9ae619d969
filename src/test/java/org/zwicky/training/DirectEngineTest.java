package org.zwicky.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.zwicky.metric.Metric;
import org.zwicky.network.ActivationKind;
import org.zwicky.network.DropoutSpec;
import org.zwicky.network.LayerSpec;
import org.zwicky.network.ResidualKind;
import org.zwicky.network.ResidualSpec;
import org.zwicky.study.Goal;
import org.zwicky.training.spec.Augmentation;
import org.zwicky.training.spec.ImbalanceKind;
import org.zwicky.training.spec.ImbalanceSpec;
import org.zwicky.training.spec.TrainingSpec;
import org.zwicky.training.spec.TrialSpec;
import org.zwicky.training.spec.UpdaterKind;

/** Compares training on oneDNN itself with training in DL4J, step by step. */
class DirectEngineTest {

  private static final LayerSpec[] LAYERS = {
    Specs.conv(8, 3, ActivationKind.TANH, true),
    Specs.maxPool(),
    Specs.conv(6, 3, ActivationKind.ELU, false),
    Specs.dense(7, ActivationKind.SELU)
  };

  private final TrainingData data = Stripes.data(80);

  @BeforeEach
  void needsOneDnn() {
    assumeTrue(
        Backend.prepare().engine().startsWith(Engines.ONE_DNN), "oneDNN cannot be loaded here.");
  }

  private static final LayerSpec[] RESIDUAL = {
    Specs.conv(8, 3, ActivationKind.ELU, true),
    new ResidualSpec(ResidualKind.BASIC, 8, 3, 1, ActivationKind.SWISH, true),
    new ResidualSpec(ResidualKind.BOTTLENECK, 12, 3, 2, ActivationKind.SELU, false),
    Specs.globalAverage()
  };

  @ParameterizedTest
  @EnumSource(UpdaterKind.class)
  void makesTheSameStepsAsDl4jToRounding(UpdaterKind updater) {
    makesTheSameSteps(updater, LAYERS);
  }

  @ParameterizedTest
  @EnumSource(UpdaterKind.class)
  void makesTheSameStepsAsADl4jGraphToRounding(UpdaterKind updater) {
    makesTheSameSteps(updater, RESIDUAL);
  }

  @Test
  void theSameSeedGivesTheSameResidualNetworkBitForBit() {
    TrialSpec spec = Specs.trial(Specs.adam(2, 16, 1e-3), RESIDUAL);

    TrainingResult first = train(spec);
    TrainingResult second = train(spec);

    assertThat(second.validationProbabilities()).isEqualTo(first.validationProbabilities());
    assertThat(second.best().trainingLoss()).isEqualTo(first.best().trainingLoss());
  }

  private void makesTheSameSteps(UpdaterKind updater, LayerSpec... layers) {
    ImbalanceSpec focal = new ImbalanceSpec(ImbalanceKind.FOCAL, 1.5);
    TrainingSpec training =
        new TrainingSpec(
            1, 16, updater, 1e-2, 0.9, 1e-2, Augmentation.NONE, focal, Optional.empty());
    TrialSpec spec = Specs.trial(training, layers);
    FocalCrossEntropy loss = new FocalCrossEntropy(new double[] {1, 2, 0.5}, 1.5);
    EpochTally directTally = new EpochTally(Stripes.CLASSES);
    EpochTally dl4jTally = new EpochTally(Stripes.CLASSES);
    TrainableNetwork ours = network(spec, loss, directTally);
    TrainableNetwork theirs = network(spec, loss, dl4jTally);
    Engine dl4j = new Dl4jEngine(theirs);
    int[] order = IntStream.range(0, 60).toArray();
    List<Symmetry> none = Symmetry.of(Augmentation.NONE, true);

    try (BatchLoader loader = new BatchLoader(data.pixels(), Stripes.SHAPE, Stripes.CLASSES);
        Engine direct =
            new DirectEngine(ours, spec, Stripes.SHAPE, new SoftmaxLoss(loss, directTally), 3)) {
      for (int step = 0; step < 8; step++) {
        int from = step % 4 * 16;
        Batch batch = loader.load(data, order, from, Math.min(60, from + 16), none, 1, 1);
        double score = direct.step(batch);
        assertThat(score).isCloseTo(dl4j.step(batch), offset(2e-4));
      }
      Batch validation = loader.load(order, 0, 20);
      float[][] expected = dl4j.probabilities(validation);
      float[][] found = direct.probabilities(validation);
      for (int i = 0; i < 20; i++) {
        assertThat(found[i]).containsExactly(expected[i], offset(2e-3f));
      }
    }
    assertThat(directTally.meanLoss()).isCloseTo(dl4jTally.meanLoss(), offset(2e-4));
    assertThat(ours.params().distance2(theirs.params()))
        .isLessThan(2e-3 * theirs.params().norm2Number().doubleValue());
    assertThat(ours.iterationCount()).isEqualTo(theirs.iterationCount());
  }

  private static TrainableNetwork network(
      TrialSpec spec, FocalCrossEntropy loss, ClassLoss.Listener listener) {
    return NetworkBuilder.build(
        spec, Stripes.SHAPE, Stripes.CLASSES, 3, new ClassLoss(loss, listener), DataType.FLOAT);
  }

  @Test
  void dropoutChangesTrainingButNoPrediction() {
    TrialSpec without = Specs.trial(Specs.sgd(1, 30, 1e-9, 0), LAYERS);
    TrialSpec with =
        Specs.trial(
            Specs.sgd(1, 30, 1e-9, 0),
            LAYERS[0],
            new DropoutSpec(0.5),
            LAYERS[1],
            LAYERS[2],
            new DropoutSpec(0.2),
            LAYERS[3]);

    TrainingResult plain = train(without);
    TrainingResult dropped = train(with);

    Specs.assertClose(plain.validationProbabilities(), train(without).validationProbabilities());
    assertThat(dropped.best().trainingLoss()).isNotEqualTo(plain.best().trainingLoss());
    assertThat(dropped.best().trainingLoss()).isEqualTo(train(with).best().trainingLoss());
  }

  @Test
  void theResultNamesTheEngine() {
    assertThat(train(Specs.trial(Specs.adam(1, 16, 1e-3), LAYERS)).engine())
        .isEqualTo(Backend.prepare().engine())
        .startsWith("oneDNN 2.");
  }

  private TrainingResult train(TrialSpec spec) {
    return new CandidateTrainer(data, Metric.ACCURACY, Goal.MAXIMIZE)
        .train(spec, 5, EpochObserver.NONE, Optional.empty());
  }
}
