package org.zwicky.training.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zwicky.candidate.network.ActivationKind;
import org.zwicky.candidate.training.TrialSpec;
import org.zwicky.metric.Goal;
import org.zwicky.metric.Metric;
import org.zwicky.metric.Scores;
import org.zwicky.training.EpochObserver;
import org.zwicky.training.EpochObserver.Decision;
import org.zwicky.training.EpochReport;
import org.zwicky.training.Specs;
import org.zwicky.training.Stripes;
import org.zwicky.training.TrainingResult;
import org.zwicky.training.backend.EngineChoice;
import org.zwicky.training.batch.TrainingData;
import org.zwicky.training.batch.TrainingPlan;
import org.zwicky.training.checkpoint.Checkpointing;

@Tag("slow")
class ReplicasTest {

  private static final TrialSpec SPEC =
      Specs.trial(Specs.adam(4, 16, 1e-2), Specs.dense(6, ActivationKind.RELU));
  private static final int IMAGES = 60;
  private static final int FOLDS = 3;

  @TempDir private Path folder;

  @AfterEach
  void backToTheUsualEngine() {
    System.clearProperty(EngineChoice.SWITCH);
  }

  @Test
  void theFirstNetworkIsTheOneThatWouldBeTrainedAlone() {
    List<Scores> alone = new ArrayList<>();
    trainer(TrainingPlan.of(fold(0))).train(SPEC, 5, keeping(alone), Optional.empty());
    List<EpochReport> together = new ArrayList<>();
    TrainingResult result =
        trainer(plan(2))
            .train(
                SPEC,
                5,
                report -> {
                  together.add(report);
                  return Decision.CONTINUE;
                },
                Optional.empty());

    assertThat(result.replicaScores()).hasSize(2 * FOLDS);
    assertThat(result.replicaScores().get(0)).isEqualTo(alone.get(result.bestEpoch() - 1));
    assertThat(result.best().validation().logLoss())
        .isEqualTo(
            result.replicaScores().stream().mapToDouble(Scores::logLoss).average().orElseThrow());
    assertThat(together).isEqualTo(result.epochs());
    assertThat(result.replicaScores()).doesNotHaveDuplicates();
  }

  @Test
  void everyImageIsPredictedByThoseThatDidNotLearnFromIt() {
    TrainingPlan plan = plan(1);
    TrainingResult result =
        trainer(plan)
            .train(
                SPEC, 5, report -> Decision.CONTINUE, Optional.of(folder.resolve("m/model.zip")));

    assertThat(plan.validationLabels())
        .isEqualTo(IntStream.range(0, IMAGES).map(i -> i % Stripes.CLASSES).toArray());
    assertThat(result.validationProbabilities()).hasDimensions(IMAGES, Stripes.CLASSES);
    for (int f = 0; f < FOLDS; f++) {
      int[] own = fold(f).validation();
      float[][] predicted =
          Arrays.stream(own)
              .mapToObj(image -> result.validationProbabilities()[image])
              .toArray(float[][]::new);
      assertThat(Scores.of(fold(f).validationLabels(), predicted))
          .isEqualTo(result.replicaScores().get(f));
      assertThat(folder.resolve("m/model-" + (f + 1) + ".zip")).isNotEmptyFile();
    }
    assertThat(folder.resolve("m/model.zip")).doesNotExist();
  }

  @Test
  void repetitionsAreAveraged() {
    TrainingPlan plan = new TrainingPlan(List.of(fold(0)), 2);

    float[][] pooled = plan.pool(List.of(same(0.2f), same(0.6f)));

    assertThat(pooled[3]).containsExactly(new float[] {0.4f, 0.4f, 0.4f}, offset());
  }

  @ParameterizedTest
  @ValueSource(strings = {"oneDNN", "DL4J"})
  void aCutOffTrainingGoesOnBitForBit(String engine) {
    System.setProperty(EngineChoice.SWITCH, engine);
    TrainingResult whole =
        trainer(plan(2)).train(SPEC, 9, report -> Decision.CONTINUE, Optional.empty());
    Path file = folder.resolve(engine + "/checkpoint.bin");
    for (int heard = 0; heard < 4; heard += 2) {
      int last = heard + 2;
      trainer(plan(2))
          .train(
              SPEC,
              9,
              report -> report.epoch() == last ? Decision.STOP : Decision.CONTINUE,
              Optional.empty(),
              new Checkpointing(file, heard));
    }
    TrainingResult resumed =
        trainer(plan(2))
            .train(
                SPEC, 9, report -> Decision.CONTINUE, Optional.empty(), new Checkpointing(file, 4));

    assertThat(resumed.stretches()).hasSize(3);
    assertThat(resumed.bestEpoch()).isEqualTo(whole.bestEpoch());
    assertThat(resumed.replicaScores()).isEqualTo(whole.replicaScores());
    assertThat(resumed.validationProbabilities()).isDeepEqualTo(whole.validationProbabilities());
  }

  private static Offset<Float> offset() {
    return Offset.offset(1e-6f);
  }

  private static float[][] same(float value) {
    float[][] rows = new float[fold(0).validation().length][Stripes.CLASSES];
    Arrays.stream(rows).forEach(row -> Arrays.fill(row, value));
    return rows;
  }

  private static EpochObserver keeping(List<Scores> scores) {
    return report -> {
      scores.add(report.validation());
      return Decision.CONTINUE;
    };
  }

  private static CandidateTrainer trainer(TrainingPlan plan) {
    return new CandidateTrainer(plan, Metric.LOG_LOSS, Goal.MINIMIZE);
  }

  private static TrainingPlan plan(int repeats) {
    return new TrainingPlan(
        IntStream.range(0, FOLDS).mapToObj(ReplicasTest::fold).toList(), repeats);
  }

  private static TrainingData fold(int fold) {
    TrainingData all = Stripes.data(IMAGES);
    return new TrainingData(
        all.pixels(),
        IntStream.range(0, IMAGES).map(all::label).toArray(),
        all.shape(),
        all.classes(),
        IntStream.range(0, IMAGES).filter(i -> i / 3 % FOLDS != fold).toArray(),
        IntStream.range(0, IMAGES).filter(i -> i / 3 % FOLDS == fold).toArray());
  }
}
