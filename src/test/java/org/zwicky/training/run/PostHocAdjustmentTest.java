package org.zwicky.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.zwicky.candidate.network.ActivationKind;
import org.zwicky.candidate.network.LayerSpec;
import org.zwicky.candidate.network.ResidualKind;
import org.zwicky.candidate.network.ResidualSpec;
import org.zwicky.candidate.training.AdjustmentTime;
import org.zwicky.candidate.training.ImbalanceKind;
import org.zwicky.candidate.training.ImbalanceSpec;
import org.zwicky.candidate.training.TrialSpec;
import org.zwicky.metric.Goal;
import org.zwicky.metric.Metric;
import org.zwicky.metric.Scores;
import org.zwicky.training.EpochObserver;
import org.zwicky.training.Specs;
import org.zwicky.training.Stripes;
import org.zwicky.training.TrainingResult;
import org.zwicky.training.augment.Symmetry;
import org.zwicky.training.backend.EngineChoice;
import org.zwicky.training.batch.BatchLoader;
import org.zwicky.training.batch.TrainingData;
import org.zwicky.training.dl4j.NetworkBuilder;
import org.zwicky.training.dl4j.TrainableNetwork;
import org.zwicky.training.engine.Dl4jEngine;
import org.zwicky.training.engine.Engine;

@Tag("slow")
class PostHocAdjustmentTest {

  private static final double TAU = 1.5;

  /** Of the 60 training images one is of class 2. */
  private static final int[] LABELS =
      IntStream.range(0, 80).map(i -> i < 60 ? (i == 7 ? 2 : i % 4 == 0 ? 1 : 0) : i % 3).toArray();

  private static final int[] COUNTS = {44, 15, 1};

  private final TrainingData data = Stripes.data(LABELS);

  @TempDir private Path folder;

  @AfterEach
  void letTheEngineBeChosenAgain() {
    System.clearProperty(EngineChoice.SWITCH);
  }

  @ParameterizedTest
  @ValueSource(strings = {EngineChoice.ONE_DNN, EngineChoice.DL4J})
  void trainsAsWithoutAndPredictsByProbabilitiesOverPriors(String engine) {
    System.setProperty(EngineChoice.SWITCH, engine);
    assertThat(data.priors().counts()).containsExactly(COUNTS);

    TrainingResult plain = train(ImbalanceSpec.of(ImbalanceKind.NONE), chain());
    TrainingResult adjusted = train(postHoc(), chain());

    for (int i = 0; i < 3; i++) {
      assertThat(adjusted.epochs().get(i).trainingLoss())
          .isEqualTo(plain.epochs().get(i).trainingLoss());
    }
    assertThat(adjusted.bestEpoch()).isEqualTo(3);
    assertThat(plain.bestEpoch()).isEqualTo(3);
    Specs.assertClose(
        adjusted.validationProbabilities(), overPriors(plain.validationProbabilities()));
    assertThat(adjusted.best().validation())
        .isEqualTo(Scores.of(data.validationLabels(), adjusted.validationProbabilities()))
        .isNotEqualTo(plain.best().validation());
    assertThat(adjusted.best().training()).isNotEqualTo(plain.best().training());
  }

  @Test
  void theSavedChainPredictsAdjustedInPlainDl4j() throws Exception {
    TrainingResult result = train(postHoc(), chain());

    MultiLayerNetwork network =
        ModelSerializer.restoreMultiLayerNetwork(folder.resolve("model.zip").toFile(), false);
    try (BatchLoader loader = new BatchLoader(data.pixels(), Stripes.SHAPE, Stripes.CLASSES)) {
      INDArray images = loader.load(validation(), 0, 20, Symmetry.IDENTITY).features();
      Specs.assertClose(network.output(images).toFloatMatrix(), result.validationProbabilities());
    }
  }

  @Test
  void theSavedGraphPredictsAdjustedInPlainDl4j() throws Exception {
    TrainingResult result =
        train(
            postHoc(),
            new ResidualSpec(ResidualKind.BASIC, 4, 3, 1, ActivationKind.RELU, true),
            Specs.globalAverage());

    ComputationGraph network =
        ModelSerializer.restoreComputationGraph(folder.resolve("model.zip").toFile(), false);
    try (BatchLoader loader = new BatchLoader(data.pixels(), Stripes.SHAPE, Stripes.CLASSES)) {
      INDArray images = loader.load(validation(), 0, 20, Symmetry.IDENTITY).features();
      Specs.assertClose(
          network.outputSingle(images).toFloatMatrix(), result.validationProbabilities());
    }
  }

  @Test
  void leavesTheNetworkAsItWasAlsoWhenAPredictionFails() {
    TrialSpec spec = Specs.trial(Specs.with(Specs.adam(1, 16, 1e-2), postHoc()), chain());
    try (TrainableNetwork network = NetworkBuilder.build(spec, Stripes.SHAPE, Stripes.CLASSES, 1);
        Engine engine = new Dl4jEngine(network)) {
      PostHocAdjustment adjustment =
          PostHocAdjustment.of(postHoc(), data.priors(), network, engine);
      network.outputBias().assign(0.1f);
      float[] before = network.params().toFloatVector();

      assertThat(adjustment.during(() -> network.outputBias().toFloatVector()))
          .containsExactly(
              new float[] {
                (float) (0.1 - TAU * Math.log(44 / 60.0)),
                (float) (0.1 - TAU * Math.log(15 / 60.0)),
                (float) (0.1 - TAU * Math.log(1 / 60.0))
              },
              offset(1e-6f));
      assertThatThrownBy(
              () ->
                  adjustment.during(
                      () -> {
                        throw new IllegalStateException("no prediction");
                      }))
          .hasMessage("no prediction");
      assertThat(network.params().toFloatVector()).isEqualTo(before);
    }
  }

  private static float[][] overPriors(float[][] probabilities) {
    float[][] adjusted = new float[probabilities.length][Stripes.CLASSES];
    for (int i = 0; i < adjusted.length; i++) {
      double sum = 0;
      double[] odds = new double[Stripes.CLASSES];
      for (int k = 0; k < odds.length; k++) {
        odds[k] = probabilities[i][k] / Math.pow(COUNTS[k] / 60.0, TAU);
        sum += odds[k];
      }
      for (int k = 0; k < odds.length; k++) {
        adjusted[i][k] = (float) (odds[k] / sum);
      }
    }
    return adjusted;
  }

  private static ImbalanceSpec postHoc() {
    return ImbalanceSpec.logitAdjustment(TAU, AdjustmentTime.POST_HOC);
  }

  private static LayerSpec[] chain() {
    return new LayerSpec[] {Specs.conv(4, 3, ActivationKind.RELU, true), Specs.globalAverage()};
  }

  private static int[] validation() {
    return IntStream.range(60, 80).toArray();
  }

  /** Trains three epochs, the last of which is best. */
  private TrainingResult train(ImbalanceSpec imbalance, LayerSpec... layers) {
    TrialSpec spec = Specs.trial(Specs.with(Specs.adam(3, 16, 1e-2), imbalance), layers);
    return new CandidateTrainer(data, Metric.LOG_LOSS, Goal.MINIMIZE)
        .train(spec, 1, EpochObserver.NONE, Optional.of(folder.resolve("model.zip")));
  }
}
