package org.zwicky.training.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.zwicky.candidate.network.ActivationKind;
import org.zwicky.candidate.network.DropoutSpec;
import org.zwicky.candidate.training.ClippingSpec;
import org.zwicky.candidate.training.OptimizerSpec;
import org.zwicky.candidate.training.RegularizationSpec;
import org.zwicky.candidate.training.ScheduleKind;
import org.zwicky.candidate.training.ScheduleSpec;
import org.zwicky.candidate.training.TrialSpec;
import org.zwicky.candidate.training.UpdaterKind;
import org.zwicky.metric.Goal;
import org.zwicky.training.Specs;
import org.zwicky.training.TrainingResult;
import org.zwicky.training.backend.EngineChoice;
import org.zwicky.training.run.CutOffTraining;

/** What optimisers and schedules remember outlives a cut. */
@Tag("slow")
class OptimizerResumeTest {

  private static final int EPOCHS = 5;

  @TempDir private Path folder;

  @AfterEach
  void backToTheUsualEngine() {
    System.clearProperty(EngineChoice.SWITCH);
  }

  static Stream<Arguments> optimizers() {
    ScheduleSpec plateau = ScheduleSpec.of(ScheduleKind.PLATEAU).withReductions(1, 0.5);
    ScheduleSpec oneCycle = ScheduleSpec.of(ScheduleKind.ONE_CYCLE);
    ScheduleSpec cosine = ScheduleSpec.of(ScheduleKind.COSINE).withWarmup(1.5);
    return Stream.of("oneDNN", "DL4J")
        .flatMap(
            engine ->
                Stream.of(
                    Arguments.of(engine, UpdaterKind.AMSGRAD, plateau),
                    Arguments.of(engine, UpdaterKind.ADABELIEF, oneCycle),
                    Arguments.of(engine, UpdaterKind.RMSPROP, cosine)));
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void goesOnAsIfNothingHadHappened(String engine, UpdaterKind updater, ScheduleSpec schedule) {
    System.setProperty(EngineChoice.SWITCH, engine);
    TrialSpec spec = spec(updater, schedule);
    TrainingResult expected = training(spec, "whole").finish(0);
    List<Double> rates =
        expected.epochs().stream().map(report -> report.steps().learningRate()).toList();
    // A plateau is noticed in the second epoch at the earliest.
    assertThat(rates.subList(1, EPOCHS)).doesNotHaveDuplicates();
    for (int epoch = 2; epoch < EPOCHS; epoch++) {
      CutOffTraining training = training(spec, "after" + epoch);
      training.cutOffAfter(epoch, 0);

      CutOffTraining.assertSame(training.finish(epoch), expected);
    }
  }

  /** The log loss is to be large and falls, so that no epoch after the first improves on it. */
  private CutOffTraining training(TrialSpec spec, String name) {
    return new CutOffTraining(spec, folder.resolve(name), Goal.MAXIMIZE);
  }

  private static TrialSpec spec(UpdaterKind updater, ScheduleSpec schedule) {
    OptimizerSpec optimizer =
        OptimizerSpec.of(updater, 1e-2, 0.9).with(schedule).with(ClippingSpec.ofNorm(0.5));
    RegularizationSpec regularization =
        new RegularizationSpec(1e-4, 1e-3, 1e-2, OptionalDouble.of(2), 0);
    return Specs.trial(
        Specs.with(Specs.adam(EPOCHS, 32, 1e-2), optimizer, regularization),
        Specs.conv(6, 3, ActivationKind.RELU, true),
        Specs.maxPool(),
        new DropoutSpec(0.2),
        Specs.dense(8, ActivationKind.SELU));
  }
}
