package org.zwicky.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zwicky.training.run.CutOffTraining.assertSame;
import static org.zwicky.training.run.CutOffTraining.resumedAfter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zwicky.candidate.network.ActivationKind;
import org.zwicky.candidate.network.DropoutSpec;
import org.zwicky.candidate.training.AdjustmentTime;
import org.zwicky.candidate.training.AugmentationSpec;
import org.zwicky.candidate.training.EarlyStoppingSpec;
import org.zwicky.candidate.training.ImbalanceSpec;
import org.zwicky.candidate.training.MixingSpec;
import org.zwicky.candidate.training.OptimizerSpec;
import org.zwicky.candidate.training.PlacementSpec;
import org.zwicky.candidate.training.RegularizationSpec;
import org.zwicky.candidate.training.Symmetries;
import org.zwicky.candidate.training.ToneSpec;
import org.zwicky.candidate.training.TrainingSpec;
import org.zwicky.candidate.training.TrialSpec;
import org.zwicky.candidate.training.UpdaterKind;
import org.zwicky.metric.Goal;
import org.zwicky.training.EpochObserver.Decision;
import org.zwicky.training.Specs;
import org.zwicky.training.StopReason;
import org.zwicky.training.TrainingResult;
import org.zwicky.training.backend.Backend;
import org.zwicky.training.backend.EngineChoice;

@Tag("slow")
class CheckpointingTest {

  private static final int EPOCHS = 5;

  @TempDir private Path folder;

  @AfterEach
  void backToTheUsualEngine() {
    System.clearProperty(EngineChoice.SWITCH);
  }

  static Stream<Arguments> enginesAndUpdaters() {
    return Stream.of("oneDNN", "DL4J")
        .flatMap(
            engine ->
                Stream.of(UpdaterKind.ADAM, UpdaterKind.NESTEROVS, UpdaterKind.SGD)
                    .map(updater -> Arguments.of(engine, updater)));
  }

  @ParameterizedTest
  @MethodSource("enginesAndUpdaters")
  void goesOnAfterAnyEpochAsIfNothingHadHappened(String engine, UpdaterKind updater)
      throws IOException {
    System.setProperty(EngineChoice.SWITCH, engine);
    TrialSpec spec = everything(updater, Optional.empty());
    CutOffTraining uninterrupted = training(spec, "whole");
    TrainingResult expected = uninterrupted.finish(0);
    assertThat(resumedAfter(expected)).isEmpty();
    assertThat(expected.engine()).startsWith(usable(engine));
    for (int epoch = 1; epoch <= EPOCHS; epoch++) {
      CutOffTraining training = training(spec, "after" + epoch);
      training.cutOffAfter(epoch, 0);

      TrainingResult result = training.finish(epoch);

      assertSame(result, expected);
      assertThat(resumedAfter(result)).containsExactly(epoch);
      assertThat(training.heard()).hasSize(EPOCHS - epoch);
      assertSameModel(training.model(), uninterrupted.model());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"oneDNN", "DL4J"})
  void stochasticDepthGoesOnAsIfNothingHadHappened(String engine) throws IOException {
    System.setProperty(EngineChoice.SWITCH, engine);
    TrialSpec spec =
        Specs.trial(
            everything(UpdaterKind.ADAM, Optional.empty()).training(),
            Specs.conv(6, 3, ActivationKind.RELU, true),
            Specs.residual(6, 1, 0.3),
            new DropoutSpec(0.2),
            Specs.residual(8, 2, 0.5),
            Specs.globalAverage());
    CutOffTraining uninterrupted = training(spec, "whole");
    TrainingResult expected = uninterrupted.finish(0);
    for (int epoch : new int[] {1, 3}) {
      CutOffTraining training = training(spec, "after" + epoch);
      training.cutOffAfter(epoch, 0);

      assertSame(training.finish(epoch), expected);
      assertSameModel(training.model(), uninterrupted.model());
    }
  }

  @ParameterizedTest
  @EnumSource(AdjustmentTime.class)
  void logitAdjustmentGoesOnAsIfNothingHadHappened(AdjustmentTime when) throws IOException {
    TrialSpec spec =
        everything(UpdaterKind.ADAM, Optional.empty(), ImbalanceSpec.logitAdjustment(1, when));
    CutOffTraining uninterrupted = training(spec, "whole");
    CutOffTraining training = training(spec, "cut");
    training.cutOffAfter(3, 0);

    assertSame(training.finish(3), uninterrupted.finish(0));
    assertSameModel(training.model(), uninterrupted.model());
  }

  @Test
  void goesOnTimeAndAgain() throws IOException {
    TrialSpec spec = everything(UpdaterKind.ADAM, Optional.empty());
    CutOffTraining uninterrupted = training(spec, "whole");
    CutOffTraining training = training(spec, "pieces");
    for (int epoch = 1; epoch < EPOCHS; epoch++) {
      training.cutOffAfter(epoch, epoch - 1);
      assertThat(training.heard()).containsExactly(epoch);
    }

    TrainingResult result = training.finish(EPOCHS - 1);

    assertSame(result, uninterrupted.finish(0));
    assertThat(resumedAfter(result)).containsExactly(1, 2, 3, 4);
    assertThat(result.computedAlike()).isTrue();
    assertSameModel(training.model(), uninterrupted.model());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 180})
  void whatWasTrainedOfAnUnfinishedEpochIsForgotten(int images) {
    TrialSpec spec = everything(UpdaterKind.NESTEROVS, Optional.empty());
    CutOffTraining training = training(spec, "cut");
    training.cutOffLater(2, images, 0);
    assertThat(training.heard()).containsExactly(1, 2);

    TrainingResult result = training.finish(2);

    assertSame(result, training(spec, "whole").finish(0));
    assertThat(resumedAfter(result)).containsExactly(2);
  }

  @Test
  void anEpochThatIsFinishedWhenTheThreadIsInterruptedIsNotLost() {
    TrialSpec spec = everything(UpdaterKind.ADAM, Optional.empty());
    CutOffTraining training = training(spec, "cut");
    training.cutOffLater(2, 200, 0);

    TrainingResult result = training.finish(2);

    assertThat(resumedAfter(result)).containsExactly(3);
    assertThat(training.heard()).containsExactly(3, 4, 5);
    assertSame(result, training(spec, "whole").finish(0));
  }

  @Test
  void earlyStoppingWaitsNoLongerThanWithoutACut() throws IOException {
    TrialSpec spec = everything(UpdaterKind.ADAM, Optional.of(new EarlyStoppingSpec(2)));
    // The log loss falls, so that the first epoch stays the best.
    CutOffTraining uninterrupted = backwards(spec, "whole");
    TrainingResult expected = uninterrupted.finish(0);
    assertThat(expected.stopReason()).isEqualTo(StopReason.NO_IMPROVEMENT);
    assertThat(expected.bestEpoch()).isLessThan(expected.epochs().size());
    for (int epoch = 1; epoch <= expected.epochs().size(); epoch++) {
      CutOffTraining training = backwards(spec, "after" + epoch);
      training.cutOffAfter(epoch, 0);

      assertSame(training.finish(epoch), expected);
      assertSameModel(training.model(), uninterrupted.model());
    }
  }

  @Test
  void aFinishedTrainingTrainsNoMore() {
    CutOffTraining training = training(everything(UpdaterKind.ADAM, Optional.empty()), "finished");
    training.cutOffAfter(EPOCHS, 0);

    TrainingResult result = training.finish(EPOCHS);

    assertThat(training.heard()).isEmpty();
    assertThat(resumedAfter(result)).containsExactly(EPOCHS);
    assertThat(result.engine()).isEqualTo(Backend.prepare().engine());
  }

  @Test
  void theObserverFirstHearsOfWhatItHasMissed() {
    CutOffTraining training = training(everything(UpdaterKind.SGD, Optional.empty()), "missed");
    training.cutOffAfter(3, 0);

    assertSame(
        training.finish(1),
        training(everything(UpdaterKind.SGD, Optional.empty()), "whole").finish(0));
    assertThat(training.heard()).containsExactly(2, 3, 4, 5);
  }

  @Test
  void anObserverThatHasHeardMoreHearsItAgain() {
    CutOffTraining training = training(everything(UpdaterKind.SGD, Optional.empty()), "ahead");
    training.cutOffAfter(2, 0);

    TrainingResult result = training.finish(4);

    assertThat(training.heard()).containsExactly(3, 4, 5);
    assertThat(result.epochs()).hasSize(EPOCHS);
  }

  @Test
  void theObserverCanStopAtAnEpochThatItHearsOfLate() {
    CutOffTraining training = training(everything(UpdaterKind.SGD, Optional.empty()), "late");
    training.cutOffAfter(3, 0);

    TrainingResult result = training.run(2, report -> Decision.STOP);

    assertThat(training.heard()).containsExactly(3);
    assertThat(result.stopReason()).isEqualTo(StopReason.OBSERVER);
    assertThat(result.epochs()).hasSize(3);
  }

  @Test
  void anotherEngineGoesOnAndTheResultSaysSo() {
    TrialSpec spec = everything(UpdaterKind.ADAM, Optional.empty());
    CutOffTraining training = training(spec, "mixed");
    System.setProperty(EngineChoice.SWITCH, EngineChoice.DL4J);
    training.cutOffAfter(2, 0);
    System.clearProperty(EngineChoice.SWITCH);

    TrainingResult result = training.finish(2);

    assertThat(result.epochs()).hasSize(EPOCHS);
    assertThat(result.stretches().get(0).engine()).isEqualTo(EngineChoice.DL4J);
    assertThat(result.engine()).isEqualTo(Backend.prepare().engine());
    assertThat(result.computedAlike()).isEqualTo(result.engine().equals(EngineChoice.DL4J));
  }

  @Test
  void aCheckpointOfAnotherTrainingIsIgnored() {
    TrialSpec spec = everything(UpdaterKind.ADAM, Optional.empty());
    TrialSpec other = everything(UpdaterKind.NESTEROVS, Optional.empty());
    TrainingResult expected = training(spec, "whole").finish(0);
    training(other, "shared").cutOffAfter(2, 0);

    TrainingResult result = training(spec, "shared").finish(2);

    assertSame(result, expected);
    assertThat(resumedAfter(result)).isEmpty();
  }

  @Test
  void aDamagedCheckpointIsIgnored() throws IOException {
    TrialSpec spec = everything(UpdaterKind.ADAM, Optional.empty());
    CutOffTraining training = training(spec, "damaged");
    training.cutOffAfter(3, 0);
    byte[] bytes = Files.readAllBytes(training.checkpoint());
    bytes[bytes.length / 2] ^= 1;
    Files.write(training.checkpoint(), bytes);

    TrainingResult result = training.finish(3);

    assertSame(result, training(spec, "whole").finish(0));
    assertThat(resumedAfter(result)).isEmpty();
    assertThat(training.heard()).containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void trainsOnWhereNoCheckpointCanBeWritten() throws IOException {
    TrialSpec spec = everything(UpdaterKind.ADAM, Optional.empty());
    CutOffTraining training = training(spec, "full");
    training.cutOffAfter(1, 0);
    // Stands where the next one would be written.
    Path obstacle = folder.resolve("full/checkpoint.bin.part");
    Files.createDirectories(obstacle.resolve("in the way"));
    training.cutOffAfter(3, 1);
    assertThat(training.heard()).containsExactly(2, 3);
    Files.delete(obstacle.resolve("in the way"));
    Files.delete(obstacle);

    TrainingResult result = training.finish(3);

    assertThat(resumedAfter(result)).containsExactly(1);
    assertSame(result, training(spec, "whole").finish(0));
  }

  @Test
  void anEndThatNobodyRecordedIsReachedAgainAtOnce() throws IOException {
    TrialSpec spec = everything(UpdaterKind.ADAM, Optional.of(new EarlyStoppingSpec(2)));
    CutOffTraining training = backwards(spec, "ended");
    TrainingResult expected = training.finish(0);
    Map<String, byte[]> model = training.model();

    TrainingResult again = training.finish(expected.epochs().size());

    assertSame(again, expected);
    assertThat(training.heard()).isEmpty();
    assertThat(resumedAfter(again)).containsExactly(expected.epochs().size());
    assertSameModel(training.model(), model);
  }

  @Test
  void aTrainingThatDivergedDivergesAgainFromTheEpochBefore() {
    CutOffTraining training = training(everything(UpdaterKind.ADAM, Optional.empty()), "diverged");
    training.divergeAfter(2, 0);
    assertThat(training.heard()).containsExactly(1, 2);

    training.divergeAfter(2, 2);

    assertThat(training.heard()).isEmpty();
  }

  /** DL4J where oneDNN cannot be loaded. */
  private static String usable(String engine) {
    return Backend.prepare().engine().startsWith(engine) ? engine : EngineChoice.DL4J;
  }

  private CutOffTraining training(TrialSpec spec, String name) {
    return new CutOffTraining(spec, folder.resolve(name), Goal.MINIMIZE);
  }

  private CutOffTraining backwards(TrialSpec spec, String name) {
    return new CutOffTraining(spec, folder.resolve(name), Goal.MAXIMIZE);
  }

  private static void assertSameModel(Map<String, byte[]> found, Map<String, byte[]> expected) {
    assertThat(found.keySet()).isEqualTo(expected.keySet()).contains("coefficients.bin");
    expected.forEach((name, bytes) -> assertThat(found.get(name)).as(name).isEqualTo(bytes));
  }

  private static TrialSpec everything(UpdaterKind updater, Optional<EarlyStoppingSpec> stopping) {
    return everything(updater, stopping, ImbalanceSpec.oversample(0.6));
  }

  /** Dropout, batch normalisation, L2, smoothed labels, augmentation and oversampling in one. */
  private static TrialSpec everything(
      UpdaterKind updater, Optional<EarlyStoppingSpec> stopping, ImbalanceSpec imbalance) {
    TrainingSpec training =
        new TrainingSpec(
            EPOCHS,
            32,
            OptimizerSpec.of(updater, updater == UpdaterKind.ADAM ? 1e-2 : 5e-2, 0.9),
            RegularizationSpec.ofL2(1e-3).withLabelSmoothing(0.05),
            new AugmentationSpec(
                Symmetries.FLIP,
                new PlacementSpec(10, 0.1, 0.1, 0.5),
                new ToneSpec(0.1, 0.1, 0.01),
                0.2,
                MixingSpec.NONE),
            Symmetries.NONE,
            imbalance,
            stopping);
    return Specs.trial(
        training,
        Specs.conv(6, 3, ActivationKind.RELU, true),
        Specs.maxPool(),
        new DropoutSpec(0.2),
        Specs.conv(8, 3, ActivationKind.ELU, false),
        new DropoutSpec(0.3),
        Specs.dense(12, ActivationKind.SELU));
  }
}
