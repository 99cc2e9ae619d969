package org.zwicky.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Offset.offset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zwicky.candidate.network.ActivationKind;
import org.zwicky.candidate.network.DropoutSpec;
import org.zwicky.candidate.training.EarlyStoppingSpec;
import org.zwicky.candidate.training.ImbalanceKind;
import org.zwicky.candidate.training.Symmetries;
import org.zwicky.candidate.training.TrainingSpec;
import org.zwicky.candidate.training.TrialSpec;
import org.zwicky.metric.Goal;
import org.zwicky.metric.Metric;
import org.zwicky.metric.Scores;
import org.zwicky.training.DivergedException;
import org.zwicky.training.EpochObserver;
import org.zwicky.training.EpochObserver.Decision;
import org.zwicky.training.EpochReport;
import org.zwicky.training.Specs;
import org.zwicky.training.StopReason;
import org.zwicky.training.Stripes;
import org.zwicky.training.TrainingResult;
import org.zwicky.training.augment.Symmetry;
import org.zwicky.training.batch.BatchLoader;
import org.zwicky.training.batch.PixelSource;
import org.zwicky.training.batch.TrainingData;
import org.zwicky.training.dl4j.SequentialNetwork;
import org.zwicky.training.engine.Dl4jEngine;
import org.zwicky.training.predict.Predictor;
import org.zwicky.training.predict.TrainedModel;

@Tag("slow")
class CandidateTrainerTest {

  private final TrainingData data = Stripes.data(240);
  private final CandidateTrainer trainer =
      new CandidateTrainer(data, Metric.ACCURACY, Goal.MAXIMIZE);

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(ImbalanceKind.class)
  void learnsASeparableProblemWithEveryTreatmentOfClassSizes(ImbalanceKind kind) {
    TrainingResult result = train(smallCnn(Specs.with(Specs.adam(8, 16, 1e-2), kind)));

    assertThat(Metric.ACCURACY.of(result.best().validation())).isGreaterThan(0.95);
    assertThat(result.epochs().get(7).trainingLoss())
        .isLessThan(0.5 * result.epochs().get(0).trainingLoss());
    assertThat(Metric.ACCURACY.of(result.epochs().get(7).training())).isGreaterThan(0.9);
  }

  @Test
  void flippedStripesAreStillLearned() {
    TrainingResult result = train(smallCnn(Specs.with(Specs.adam(8, 16, 1e-2), Symmetries.FLIP)));

    assertThat(Metric.ACCURACY.of(result.best().validation())).isGreaterThan(0.95);
  }

  @Test
  void dihedralAugmentationConfusesHorizontalWithVerticalStripes() {
    TrainingResult result =
        train(smallCnn(Specs.with(Specs.adam(8, 16, 1e-2), Symmetries.DIHEDRAL)));

    assertThat(Metric.ACCURACY.of(result.best().validation())).isLessThan(0.9);
  }

  @Test
  void theSameSeedGivesBitIdenticalResults() {
    TrialSpec spec =
        Specs.trial(
            Specs.with(Specs.adam(3, 16, 1e-2), Symmetries.DIHEDRAL),
            Specs.conv(8, 3, ActivationKind.RELU, true),
            Specs.maxPool(),
            Specs.conv(16, 3, ActivationKind.ELU, false),
            new DropoutSpec(0.3),
            Specs.dense(16, ActivationKind.SELU));

    TrainingResult first = train(spec);
    TrainingResult second = train(spec);

    assertThat(second.validationProbabilities()).isDeepEqualTo(first.validationProbabilities());
    for (int i = 0; i < 3; i++) {
      EpochReport a = first.epochs().get(i);
      EpochReport b = second.epochs().get(i);
      assertThat(b.trainingLoss()).isEqualTo(a.trainingLoss());
      assertThat(b.training()).isEqualTo(a.training());
      assertThat(b.validation()).isEqualTo(a.validation());
    }
    TrainingResult other = trainer.train(spec, 6, EpochObserver.NONE, Optional.empty());
    assertThat(other.epochs().get(0).trainingLoss())
        .isNotEqualTo(first.epochs().get(0).trainingLoss());
  }

  @Test
  void predictsARowOfProbabilitiesForEachValidationImage() {
    TrainingResult result = train(smallCnn(Specs.adam(2, 16, 1e-2)));

    assertThat(result.validationProbabilities()).hasDimensions(60, Stripes.CLASSES);
    for (float[] row : result.validationProbabilities()) {
      assertThat((double) row[0] + row[1] + row[2]).isCloseTo(1, within(1e-6));
    }
    assertThat(Scores.of(data.validationLabels(), result.validationProbabilities()))
        .isEqualTo(result.best().validation());
  }

  @Test
  void stopsEarlyAndGoesBackToTheBestEpoch() throws Exception {
    // Steps so large that later epochs are no better than the first good one.
    TrialSpec spec = smallCnn(Specs.withPatience(Specs.adam(40, 16, 3e-2), 3));
    Path file = folder.resolve("model.zip");

    TrainingResult result = trainer.train(spec, 5, EpochObserver.NONE, Optional.of(file));

    assertThat(result.stopReason()).isEqualTo(StopReason.NO_IMPROVEMENT);
    assertThat(result.epochs()).hasSize(result.bestEpoch() + 3);
    double best = Metric.ACCURACY.of(result.best().validation());
    for (EpochReport report : result.epochs()) {
      assertThat(Metric.ACCURACY.of(report.validation())).isLessThanOrEqualTo(best);
    }
    Specs.assertClose(
        predict(ModelSerializer.restoreMultiLayerNetwork(file.toFile())),
        result.validationProbabilities());
  }

  @Test
  void goesBackToTheBestEpochWithoutEarlyStoppingToo() throws Exception {
    Path file = folder.resolve("deep/er/model.zip");
    CandidateTrainer backwards =
        new CandidateTrainer(data, Metric.LOG_LOSS, Goal.MAXIMIZE); // so that epoch 1 is best
    TrialSpec spec = smallCnn(Specs.adam(4, 16, 1e-2));

    TrainingResult result = backwards.train(spec, 5, EpochObserver.NONE, Optional.of(file));

    assertThat(result.bestEpoch()).isEqualTo(1);
    assertThat(result.epochs()).hasSize(4);
    assertThat(result.stopReason()).isEqualTo(StopReason.LAST_EPOCH);
    Specs.assertClose(
        predict(ModelSerializer.restoreMultiLayerNetwork(file.toFile())),
        result.validationProbabilities());
    assertThat(result.parameterCount())
        .isEqualTo(ModelSerializer.restoreMultiLayerNetwork(file.toFile()).numParams());
  }

  @Test
  void stopsForAnotherMetricAndStillGoesBackToTheBestEpochOfTheObjective() {
    // The log loss, which is to be large, is best at first; it falls, so that it never stops.
    CandidateTrainer backwards = new CandidateTrainer(data, Metric.LOG_LOSS, Goal.MAXIMIZE);
    EarlyStoppingSpec any = new EarlyStoppingSpec(2, Optional.of("logLoss"), 0);
    EarlyStoppingSpec large = new EarlyStoppingSpec(2, Optional.of("logLoss"), 100);

    TrainingResult goesOn =
        backwards.train(
            smallCnn(Specs.with(Specs.adam(4, 16, 1e-2), any)),
            5,
            EpochObserver.NONE,
            Optional.empty());
    TrainingResult stops =
        backwards.train(
            smallCnn(Specs.with(Specs.adam(4, 16, 1e-2), large)),
            5,
            EpochObserver.NONE,
            Optional.empty());

    assertThat(goesOn.epochs()).hasSize(4);
    assertThat(goesOn.bestEpoch()).isEqualTo(1);
    assertThat(stops.epochs()).hasSize(3);
    assertThat(stops.stopReason()).isEqualTo(StopReason.NO_IMPROVEMENT);
    assertThat(stops.bestEpoch()).isEqualTo(1);
  }

  @Test
  void aNetworkWithBatchNormPredictsTheSameAfterReloading() throws Exception {
    Path file = folder.resolve("model.zip");
    TrialSpec spec =
        Specs.trial(
            Specs.adam(3, 16, 1e-2),
            Specs.conv(8, 3, ActivationKind.RELU, true),
            Specs.globalAverage());

    TrainingResult result = trainer.train(spec, 5, EpochObserver.NONE, Optional.of(file));

    Specs.assertClose(
        predict(ModelSerializer.restoreMultiLayerNetwork(file.toFile())),
        result.validationProbabilities());
  }

  @Test
  void savesAModelThatNamesNoClassOfZwicky() throws Exception {
    Path file = folder.resolve("model.zip");
    TrialSpec spec = smallCnn(Specs.with(Specs.adam(1, 16, 1e-2), ImbalanceKind.FOCAL));

    trainer.train(spec, 5, EpochObserver.NONE, Optional.of(file));

    MultiLayerNetwork network = ModelSerializer.restoreMultiLayerNetwork(file.toFile());
    assertThat(network.getLayerWiseConfigurations().toJson()).doesNotContain("zwicky");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void theObserverHearsOfEachEpochAndCanStop() {
    List<Integer> heard = new ArrayList<>();

    TrainingResult result =
        trainer.train(
            smallCnn(Specs.adam(9, 16, 1e-2)),
            5,
            report -> {
              heard.add(report.epoch());
              return report.epoch() == 3 ? Decision.STOP : Decision.CONTINUE;
            },
            Optional.empty());

    assertThat(heard).containsExactly(1, 2, 3);
    assertThat(result.epochs()).hasSize(3);
    assertThat(result.stopReason()).isEqualTo(StopReason.OBSERVER);
  }

  @Test
  void reportsWhenAndHowTheTrainingDiverged() {
    TrialSpec spec =
        Specs.trial(
            Specs.sgd(5, 16, 1e6, 0),
            Specs.conv(8, 3, ActivationKind.LEAKYRELU, false),
            Specs.conv(8, 3, ActivationKind.IDENTITY, false),
            Specs.dense(8, ActivationKind.LEAKYRELU));
    Path file = folder.resolve("model.zip");

    assertThatThrownBy(() -> trainer.train(spec, 5, EpochObserver.NONE, Optional.of(file)))
        .isInstanceOfSatisfying(
            DivergedException.class, diverged -> assertThat(diverged.epoch()).isEqualTo(1))
        .hasMessageMatching(
            "diverged at epoch 1: the training loss became (NaN|infinite); the gradient's norm had"
                + " grown from [0-9.]+ to ([0-9.]+e\\+[0-9]+|infinity), most of it in layer [1-4] (conv|dense|softmax):"
                + " try a smaller learningRate, or gradientClipping");
    assertThat(file).doesNotExist();
  }

  @Test
  void anInterruptedThreadStopsTraining() {
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> train(smallCnn(Specs.adam(1000, 16, 1e-2))))
          .isInstanceOf(CancellationException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(ImbalanceKind.class)
  void aClassWithoutTrainingImagesDoesNoHarm(ImbalanceKind kind) {
    int[] labels = IntStream.range(0, 80).map(i -> i < 60 ? i % 2 : i % 3).toArray();
    CandidateTrainer rare =
        new CandidateTrainer(Stripes.data(labels), Metric.MACRO_F1, Goal.MAXIMIZE);
    TrainingSpec training = Specs.with(Specs.adam(2, 16, 1e-2), kind);

    TrainingResult result = rare.train(smallCnn(training), 5, EpochObserver.NONE, Optional.empty());

    assertThat(result.best().trainingLoss()).isPositive().isFinite();
  }

  @Test
  void predictionInAllSymmetriesIsTheSameForAnImageInAnyOfThem() {
    float[] image = new float[64];
    data.pixels().copyImage(3, image, 0);
    float[] views = new float[8 * 64];
    float[] view = new float[64];
    List<Symmetry> all = Symmetry.of(Symmetries.DIHEDRAL, true);
    for (int i = 0; i < 8; i++) {
      all.get(i).apply(image, view, 1, 8, 8);
      System.arraycopy(view, 0, views, 64 * i, 64);
    }
    PixelSource source =
        (number, target, at) -> System.arraycopy(views, 64 * number, target, at, 64);
    Path file = folder.resolve("symmetric.zip");
    trainer.train(smallCnn(Specs.adam(1, 16, 1e-2)), 5, EpochObserver.NONE, Optional.of(file));

    try (TrainedModel model = TrainedModel.load(file)) {
      int[] images = IntStream.range(0, 8).toArray();
      float[][] alike = model.probabilities(source, Stripes.SHAPE, images, Symmetries.DIHEDRAL);
      for (float[] row : alike) {
        assertThat(row).containsExactly(alike[0], offset(1e-6f));
      }
      assertThat(model.probabilities(source, Stripes.SHAPE, 8)[4]).isNotEqualTo(alike[4]);
    }
  }

  private TrainingResult train(TrialSpec spec) {
    return trainer.train(spec, 5, EpochObserver.NONE, Optional.empty());
  }

  private float[][] predict(MultiLayerNetwork network) {
    int[] validation = IntStream.range(180, 240).toArray();
    try (BatchLoader loader = new BatchLoader(data.pixels(), Stripes.SHAPE, Stripes.CLASSES)) {
      return new Predictor(
              new Dl4jEngine(new SequentialNetwork(network)),
              loader,
              64,
              List.of(Symmetry.IDENTITY))
          .probabilities(validation);
    }
  }

  private static TrialSpec smallCnn(TrainingSpec training) {
    return Specs.trial(
        training,
        Specs.conv(8, 3, ActivationKind.RELU, false),
        Specs.maxPool(),
        Specs.dense(16, ActivationKind.RELU));
  }
}
