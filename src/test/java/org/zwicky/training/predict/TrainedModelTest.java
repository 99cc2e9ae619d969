package org.zwicky.training.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
import org.zwicky.base.BadInputException;
import org.zwicky.candidate.network.ActivationKind;
import org.zwicky.candidate.network.DropoutKind;
import org.zwicky.candidate.network.DropoutSpec;
import org.zwicky.candidate.network.FlattenSpec;
import org.zwicky.candidate.network.Padding;
import org.zwicky.candidate.network.PoolKind;
import org.zwicky.candidate.network.PoolSpec;
import org.zwicky.candidate.network.ResidualKind;
import org.zwicky.candidate.network.ResidualSpec;
import org.zwicky.candidate.training.ImbalanceKind;
import org.zwicky.candidate.training.TrialSpec;
import org.zwicky.metric.Goal;
import org.zwicky.metric.Metric;
import org.zwicky.training.EpochObserver;
import org.zwicky.training.LayerCases;
import org.zwicky.training.Specs;
import org.zwicky.training.Stripes;
import org.zwicky.training.TrainingResult;
import org.zwicky.training.augment.Symmetry;
import org.zwicky.training.backend.Backend;
import org.zwicky.training.backend.EngineChoice;
import org.zwicky.training.batch.Batch;
import org.zwicky.training.batch.BatchLoader;
import org.zwicky.training.batch.TrainingData;
import org.zwicky.training.run.CandidateTrainer;

@Tag("slow")
class TrainedModelTest {

  @TempDir private Path folder;

  @AfterEach
  void backToTheUsualEngine() {
    System.clearProperty(EngineChoice.SWITCH);
  }

  @Test
  void predictsAsTheTrainingDid() {
    TrainingData data = Stripes.data(80);
    Path file = folder.resolve("model.zip");
    TrainingResult result =
        new CandidateTrainer(data, Metric.ACCURACY, Goal.MAXIMIZE)
            .train(
                Specs.trial(Specs.adam(2, 16, 1e-2), Specs.conv(4, 3, ActivationKind.RELU, true)),
                1,
                EpochObserver.NONE,
                Optional.of(file));

    try (TrainedModel model = TrainedModel.load(file)) {
      float[][] all = model.probabilities(data.pixels(), Stripes.SHAPE, 80);
      assertThat(model.classes()).isEqualTo(Stripes.CLASSES);
      Specs.assertClose(Arrays.copyOfRange(all, 60, 80), result.validationProbabilities());
    }
  }

  @Test
  void aNetworkOfAllOtherLayersIsPlainDl4jAndPredictsAsTheTrainingDid() throws Exception {
    TrainingData data = Stripes.data(80);
    Path file = folder.resolve("model.zip");
    TrialSpec spec =
        Specs.trial(
            Specs.adam(2, 16, 1e-2),
            LayerCases.conv(6, 1, Padding.SAME, 2, ActivationKind.RELU, false),
            new DropoutSpec(0.1, DropoutKind.SPATIAL),
            LayerCases.separable(8, 3, 1, Padding.SAME, 2, 1, ActivationKind.SELU, true),
            LayerCases.separable(8, 3, 1, Padding.VALID, 1, 2, ActivationKind.SELU, false),
            new PoolSpec(PoolKind.AVG, 3, 2, Padding.SAME),
            new DropoutSpec(0.1, DropoutKind.ALPHA),
            new FlattenSpec(),
            LayerCases.dense(9, ActivationKind.TANH, true, false),
            new DropoutSpec(0.1, DropoutKind.GAUSSIAN));

    TrainingResult result =
        new CandidateTrainer(data, Metric.ACCURACY, Goal.MAXIMIZE)
            .train(spec, 1, EpochObserver.NONE, Optional.of(file));

    assertThat(result.engine()).isEqualTo(Backend.prepare().engine());
    try (TrainedModel model = TrainedModel.load(file)) {
      float[][] all = model.probabilities(data.pixels(), Stripes.SHAPE, 80);
      Specs.assertClose(Arrays.copyOfRange(all, 60, 80), result.validationProbabilities());
    }
    MultiLayerNetwork plain = ModelSerializer.restoreMultiLayerNetwork(file.toFile(), false);
    assertThat(plain.getLayerWiseConfigurations().toJson()).doesNotContain("zwicky");
  }

  @Test
  void aResidualNetworkIsPlainDl4jAndPredictsAsTheTrainingDid() throws Exception {
    TrainingData data = Stripes.data(80);
    Path file = folder.resolve("model.zip");
    TrialSpec spec =
        Specs.trial(
            Specs.with(Specs.adam(2, 16, 1e-2), ImbalanceKind.FOCAL),
            Specs.conv(4, 3, ActivationKind.RELU, true),
            new ResidualSpec(ResidualKind.BASIC, 4, 3, 1, ActivationKind.RELU, true),
            new ResidualSpec(ResidualKind.BOTTLENECK, 8, 3, 2, ActivationKind.SWISH, true),
            Specs.globalAverage());

    TrainingResult result =
        new CandidateTrainer(data, Metric.ACCURACY, Goal.MAXIMIZE)
            .train(spec, 1, EpochObserver.NONE, Optional.of(file));

    ComputationGraph graph = ModelSerializer.restoreComputationGraph(file.toFile());
    assertThat(graph.getConfiguration().toJson()).doesNotContain("zwicky");
    assertThat(graph.numParams()).isEqualTo(result.parameterCount());
    try (BatchLoader loader = new BatchLoader(data.pixels(), Stripes.SHAPE, Stripes.CLASSES)) {
      Batch batch = loader.load(IntStream.range(60, 80).toArray(), 0, 20, Symmetry.IDENTITY);
      Specs.assertClose(
          graph.outputSingle(batch.features()).toFloatMatrix(), result.validationProbabilities());
    }
    try (TrainedModel model = TrainedModel.load(file)) {
      float[][] all = model.probabilities(data.pixels(), Stripes.SHAPE, 80);
      assertThat(model.classes()).isEqualTo(Stripes.CLASSES);
      Specs.assertClose(Arrays.copyOfRange(all, 60, 80), result.validationProbabilities());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"oneDNN", "DL4J"})
  void aNetworkOfStochasticDepthIsPlainDl4jAndPredictsAsTheTrainingDid(String engine)
      throws Exception {
    System.setProperty(EngineChoice.SWITCH, engine);
    TrainingData data = Stripes.data(80);
    Path file = folder.resolve("model.zip");
    TrialSpec spec =
        Specs.trial(
            Specs.with(Specs.adam(2, 16, 1e-2), ImbalanceKind.FOCAL),
            Specs.residual(4, 1, 0.3),
            Specs.residual(6, 2, 0.6),
            Specs.globalAverage());

    TrainingResult result =
        new CandidateTrainer(data, Metric.ACCURACY, Goal.MAXIMIZE)
            .train(spec, 1, EpochObserver.NONE, Optional.of(file));

    ComputationGraph graph = ModelSerializer.restoreComputationGraph(file.toFile(), false);
    assertThat(graph.getConfiguration().toJson()).doesNotContain("zwicky");
    try (BatchLoader loader = new BatchLoader(data.pixels(), Stripes.SHAPE, Stripes.CLASSES)) {
      Batch batch = loader.load(IntStream.range(60, 80).toArray(), 0, 20, Symmetry.IDENTITY);
      Specs.assertClose(
          graph.outputSingle(batch.features()).toFloatMatrix(), result.validationProbabilities());
    }
    try (TrainedModel model = TrainedModel.load(file, spec.network())) {
      float[][] all = model.probabilities(data.pixels(), Stripes.SHAPE, 80);
      Specs.assertClose(Arrays.copyOfRange(all, 60, 80), result.validationProbabilities());
    }
  }

  @Test
  void saysWhenAFileIsMissingOrNoModel() throws Exception {
    Path text = Files.writeString(folder.resolve("notes.txt"), "not a model");
    for (Path file : new Path[] {text, folder.resolve("none.zip")}) {
      assertThatThrownBy(() -> TrainedModel.load(file))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining(file.getFileName() + " cannot be read as a model");
    }
  }
}
