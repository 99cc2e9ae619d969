package org.zwicky.training.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.assertj.core.data.Offset.offset;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.zwicky.candidate.network.ActivationKind;
import org.zwicky.candidate.network.DropoutSpec;
import org.zwicky.candidate.network.LayerSpec;
import org.zwicky.candidate.network.ResidualKind;
import org.zwicky.candidate.network.ResidualSpec;
import org.zwicky.candidate.training.AdjustmentTime;
import org.zwicky.candidate.training.AugmentationSpec;
import org.zwicky.candidate.training.ClassWeighting;
import org.zwicky.candidate.training.ClippingSpec;
import org.zwicky.candidate.training.ImbalanceSpec;
import org.zwicky.candidate.training.OptimizerSpec;
import org.zwicky.candidate.training.RegularizationSpec;
import org.zwicky.candidate.training.Symmetries;
import org.zwicky.candidate.training.TrainingSpec;
import org.zwicky.candidate.training.TrialSpec;
import org.zwicky.candidate.training.UpdaterKind;
import org.zwicky.metric.Goal;
import org.zwicky.metric.Metric;
import org.zwicky.study.LayerNorms;
import org.zwicky.training.EpochObserver;
import org.zwicky.training.Specs;
import org.zwicky.training.Stripes;
import org.zwicky.training.TrainingResult;
import org.zwicky.training.augment.Augmentation;
import org.zwicky.training.augment.Symmetry;
import org.zwicky.training.backend.Backend;
import org.zwicky.training.backend.EngineChoice;
import org.zwicky.training.batch.Batch;
import org.zwicky.training.batch.BatchLoader;
import org.zwicky.training.batch.TrainingData;
import org.zwicky.training.dl4j.NetworkBuilder;
import org.zwicky.training.dl4j.TrainableNetwork;
import org.zwicky.training.loss.ClassLoss;
import org.zwicky.training.loss.ClassPriors;
import org.zwicky.training.loss.SoftmaxLoss;
import org.zwicky.training.loss.TargetLoss;
import org.zwicky.training.run.CandidateTrainer;
import org.zwicky.training.run.EpochTally;
import org.zwicky.training.step.Optimizer;

/** Compares training on oneDNN itself with training in DL4J, step by step. */
@Tag("slow")
class DirectEngineTest {

  private static final LayerSpec[] LAYERS = {
    Specs.conv(8, 3, ActivationKind.TANH, true),
    Specs.maxPool(),
    Specs.conv(6, 3, ActivationKind.ELU, false),
    Specs.dense(7, ActivationKind.SELU)
  };

  private static final ImbalanceSpec FOCAL = ImbalanceSpec.focal(1.5, ClassWeighting.BALANCED);

  private final TrainingData data = Stripes.data(80);

  @BeforeEach
  void needsOneDnn() {
    assumeTrue(
        Backend.prepare().engine().startsWith(EngineChoice.ONE_DNN),
        "oneDNN cannot be loaded here.");
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

  @Test
  void makesTheSameStepsOfClippedGradientsWithDecayAndBoundedNorms() {
    OptimizerSpec optimizer =
        OptimizerSpec.of(UpdaterKind.ADAMW, 1e-3, 0.9)
            .with(new ClippingSpec(OptionalDouble.of(0.1), OptionalDouble.of(0.02)));
    RegularizationSpec regularization =
        new RegularizationSpec(1e-3, 1e-2, 0.1, OptionalDouble.of(1), 0);
    makesTheSameSteps(optimizer, regularization, FOCAL, LAYERS);
    makesTheSameSteps(optimizer, regularization, FOCAL, RESIDUAL);
  }

  static Stream<ImbalanceSpec> treatments() {
    return Stream.of(
        ImbalanceSpec.effectiveNumber(0.9),
        ImbalanceSpec.focal(0.7, ClassWeighting.BALANCED),
        ImbalanceSpec.logitAdjustment(1.5, AdjustmentTime.TRAINING),
        ImbalanceSpec.logitAdjustment(1.5, AdjustmentTime.POST_HOC));
  }

  @ParameterizedTest
  @MethodSource("treatments")
  void makesTheSameStepsOnMixedAndSmoothedTargetsWithEveryTreatment(ImbalanceSpec treatment) {
    makesTheSameSteps(
        OptimizerSpec.of(UpdaterKind.ADAM, 1e-2, 0.9),
        RegularizationSpec.ofL2(1e-2).withLabelSmoothing(0.1),
        treatment,
        LAYERS);
  }

  private void makesTheSameSteps(UpdaterKind updater, LayerSpec... layers) {
    makesTheSameSteps(
        OptimizerSpec.of(updater, 1e-2, 0.9), RegularizationSpec.ofL2(1e-2), FOCAL, layers);
  }

  private void makesTheSameSteps(
      OptimizerSpec optimizer,
      RegularizationSpec regularization,
      ImbalanceSpec treatment,
      LayerSpec... layers) {
    TrainingSpec training =
        new TrainingSpec(
            1,
            16,
            optimizer,
            regularization,
            AugmentationSpec.of(Symmetries.NONE),
            Symmetries.NONE,
            treatment,
            Optional.empty());
    TrialSpec spec = Specs.trial(training, layers);
    ClassPriors priors = new ClassPriors(new int[] {10, 5, 20});
    EpochTally directTally = new EpochTally(Stripes.CLASSES);
    EpochTally dl4jTally = new EpochTally(Stripes.CLASSES);
    TargetLoss directLoss = TargetLoss.of(training, priors, directTally);
    TrainableNetwork ours = network(spec, directLoss);
    TrainableNetwork theirs = network(spec, TargetLoss.of(training, priors, dl4jTally));
    Engine dl4j = new Dl4jEngine(theirs);
    Optimizer own = new Optimizer(ours, spec, Stripes.SHAPE, Stripes.CLASSES);
    own.beginEpoch();
    Optimizer other = new Optimizer(theirs, spec, Stripes.SHAPE, Stripes.CLASSES);
    other.beginEpoch();
    int[] order = IntStream.range(0, 60).toArray();
    Augmentation none = new Augmentation(AugmentationSpec.NONE, 1, 8, 8);

    try (BatchLoader loader = new BatchLoader(data.pixels(), Stripes.SHAPE, Stripes.CLASSES);
        Engine direct =
            new DirectEngine(ours, spec, Stripes.SHAPE, new SoftmaxLoss(directLoss), 3)) {
      for (int step = 0; step < 8; step++) {
        int from = step % 4 * 16;
        Batch batch = loader.load(data, order, from, Math.min(60, from + 16), none, 1, 1);
        if (regularization.labelSmoothing() > 0) {
          batch.labels().putRow(1, Nd4j.createFromArray(0.2f, 0.5f, 0.3f));
        }
        double score = direct.computeGradient(batch);
        assertThat(score).isCloseTo(dl4j.computeGradient(batch), offset(2e-4));
        own.step(1e-2, score);
        other.step(1e-2, score);
      }
      Batch validation = loader.load(order, 0, 20, Symmetry.IDENTITY);
      float[][] expected = dl4j.probabilities(validation);
      float[][] found = direct.probabilities(validation);
      for (int i = 0; i < 20; i++) {
        assertThat(found[i]).containsExactly(expected[i], offset(2e-3f));
      }
    }
    assertThat(directTally.meanLoss()).isCloseTo(dl4jTally.meanLoss(), offset(2e-4));
    assertThat(directTally.scores().logLoss())
        .isCloseTo(dl4jTally.scores().logLoss(), offset(2e-4));
    assertThat(ours.params().distance2(theirs.params()))
        .isLessThan(2e-3 * theirs.params().norm2Number().doubleValue());
    assertThat(ours.iterationCount()).isEqualTo(theirs.iterationCount());
    List<LayerNorms> found = own.summary().layers();
    List<LayerNorms> expected = other.summary().layers();
    assertThat(found).hasSameSizeAs(expected).hasSizeGreaterThan(2);
    for (int i = 0; i < found.size(); i++) {
      assertThat(found.get(i).layer()).isEqualTo(expected.get(i).layer());
      assertThat(found.get(i).gradientNorm())
          .isCloseTo(expected.get(i).gradientNorm(), withinPercentage(0.1));
      assertThat(found.get(i).updateRatio())
          .isCloseTo(expected.get(i).updateRatio(), withinPercentage(1));
    }
  }

  private static TrainableNetwork network(TrialSpec spec, TargetLoss loss) {
    return NetworkBuilder.build(
        spec, Stripes.SHAPE, Stripes.CLASSES, 3, new ClassLoss(loss), DataType.FLOAT);
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
