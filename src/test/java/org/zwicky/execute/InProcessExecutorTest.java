package org.zwicky.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zwicky.candidate.network.ActivationKind;
import org.zwicky.candidate.network.ConvSpec;
import org.zwicky.candidate.network.DropoutSpec;
import org.zwicky.candidate.network.FeatureShape;
import org.zwicky.candidate.network.NetworkSpec;
import org.zwicky.candidate.network.Padding;
import org.zwicky.candidate.training.AugmentationSpec;
import org.zwicky.candidate.training.ImbalanceKind;
import org.zwicky.candidate.training.ImbalanceSpec;
import org.zwicky.candidate.training.OptimizerSpec;
import org.zwicky.candidate.training.RegularizationSpec;
import org.zwicky.candidate.training.Symmetries;
import org.zwicky.candidate.training.TrainingSpec;
import org.zwicky.candidate.training.TrialSpec;
import org.zwicky.candidate.training.UpdaterKind;
import org.zwicky.metric.Metric;
import org.zwicky.space.Assignment;
import org.zwicky.study.Measurement;
import org.zwicky.study.Objective;
import org.zwicky.study.TrialObserver;
import org.zwicky.study.TrialOutcome;
import org.zwicky.study.TrialRequest;
import org.zwicky.training.batch.TrainingData;
import org.zwicky.training.batch.TrainingPlan;

class InProcessExecutorTest {

  private static final int EPOCHS = 5;
  private static final int SIZE = 6;

  @TempDir private Path artifacts;

  private final List<Measurement> measured = new ArrayList<>();

  @Test
  void aTrialThatRunsInOneGoLeavesItsModelAndItsCheckpoint() throws Exception {
    TrialOutcome.Completed completed = complete(request(1, 7, 0));

    assertThat(epochs()).containsExactly(1, 2, 3, 4, 5);
    assertThat(completed.provenance())
        .containsKeys("engine", InProcessExecutor.THREADS)
        .doesNotContainKeys(InProcessExecutor.RESUMED, "engines");
    assertThat(filesOf(1)).containsExactlyInAnyOrder("model.zip", InProcessExecutor.CHECKPOINT);
  }

  @Test
  void aTrialThatWasCutOffGoesOnAndMeasuresTheSame() throws Exception {
    TrialOutcome.Completed expected = complete(request(1, 7, 0));
    List<Map<String, Double>> all = measured.stream().map(Measurement::metrics).toList();
    measured.clear();
    interruptAfter(3, request(2, 7, 0));
    assertThat(filesOf(2)).containsExactly(InProcessExecutor.CHECKPOINT);

    TrialOutcome.Completed completed = complete(request(2, 7, 3));

    assertThat(measured.stream().map(Measurement::metrics)).containsExactlyElementsOf(all);
    assertThat(completed.bestEpoch()).isEqualTo(expected.bestEpoch());
    assertThat(completed.probabilities()).isDeepEqualTo(expected.probabilities());
    assertThat(completed.provenance()).containsEntry(InProcessExecutor.RESUMED, "3");
  }

  @Test
  void aTrialWhoseEndWasNotRecordedEndsAgainAtOnce() throws Exception {
    TrialOutcome.Completed expected = complete(request(1, 7, 0));
    measured.clear();

    TrialOutcome.Completed again = complete(request(1, 7, EPOCHS));

    assertThat(measured).isEmpty();
    assertThat(again.bestEpoch()).isEqualTo(expected.bestEpoch());
    assertThat(again.probabilities()).isDeepEqualTo(expected.probabilities());
  }

  @Test
  void namesEveryEpochThatATrialWentOnAfter() throws Exception {
    interruptAfter(1, request(1, 7, 0));
    interruptAfter(4, request(1, 7, 1));

    assertThat(complete(request(1, 7, 4)).provenance())
        .containsEntry(InProcessExecutor.RESUMED, "1, 4");
  }

  @Test
  void firstReportsEpochsThatWereNotRecorded() throws Exception {
    interruptAfter(3, request(1, 7, 0));
    measured.clear();

    complete(request(1, 7, 1));

    assertThat(epochs()).containsExactly(2, 3, 4, 5);
  }

  @Test
  void goesOnThoughNothingWasRecorded() throws Exception {
    interruptAfter(3, request(1, 7, 0));
    measured.clear();

    assertThat(complete(request(1, 7, 0)).provenance())
        .containsEntry(InProcessExecutor.RESUMED, "3");
    assertThat(epochs()).containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void measuresAgainWhatWasRecordedAfterTheCheckpoint() throws Exception {
    interruptAfter(2, request(1, 7, 0));
    measured.clear();

    complete(request(1, 7, 4));

    assertThat(epochs()).containsExactly(3, 4, 5);
  }

  @Test
  void measuresAllAgainWhereTheCheckpointIsMissing() throws Exception {
    assertThat(complete(request(1, 7, 4)).provenance())
        .doesNotContainKey(InProcessExecutor.RESUMED);
    assertThat(epochs()).containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void anEpochThatIsReportedLateCanPruneTheTrial() throws Exception {
    interruptAfter(3, request(1, 7, 0));
    measured.clear();

    TrialOutcome outcome =
        execute(
            request(1, 7, 2),
            measurement -> {
              measured.add(measurement);
              return Optional.of("too slow");
            });

    TrialOutcome.Pruned pruned = (TrialOutcome.Pruned) outcome;
    assertThat(pruned.reason()).isEqualTo("too slow");
    assertThat(pruned.provenance()).containsKeys("backend", InProcessExecutor.THREADS);
    assertThat(epochs()).containsExactly(3);
  }

  @Test
  void anotherSeedStartsFromTheBeginning() throws Exception {
    interruptAfter(3, request(1, 7, 0));
    measured.clear();

    assertThat(complete(request(1, 8, 3)).provenance())
        .doesNotContainKey(InProcessExecutor.RESUMED);
    assertThat(epochs()).containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void anInterruptedObserverPrunesNothing() throws Exception {
    assertThatThrownBy(
            () ->
                execute(
                    request(1, 7, 0),
                    measurement -> {
                      Thread.currentThread().interrupt();
                      return Optional.of("the worker is ending");
                    }))
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();

    assertThat(filesOf(1)).containsExactly(InProcessExecutor.CHECKPOINT);
  }

  private void interruptAfter(int epoch, TrialRequest request) {
    try {
      assertThatThrownBy(
              () ->
                  execute(
                      request,
                      measurement -> {
                        measured.add(measurement);
                        if (measurement.epoch() == epoch) {
                          Thread.currentThread().interrupt();
                        }
                        return Optional.empty();
                      }))
          .isInstanceOf(InterruptedException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  private TrialOutcome.Completed complete(TrialRequest request) throws InterruptedException {
    TrialOutcome outcome =
        execute(
            request,
            measurement -> {
              measured.add(measurement);
              return Optional.empty();
            });
    assertThat(outcome).isInstanceOf(TrialOutcome.Completed.class);
    return (TrialOutcome.Completed) outcome;
  }

  private TrialOutcome execute(TrialRequest request, TrialObserver observer)
      throws InterruptedException {
    try (InProcessExecutor executor =
        new InProcessExecutor(
            assignment -> spec(),
            TrainingPlan.of(data()),
            List.of(),
            Objective.of(Metric.LOG_LOSS),
            artifacts)) {
      return executor.execute(request, observer);
    }
  }

  private List<Integer> epochs() {
    return measured.stream().map(Measurement::epoch).toList();
  }

  private List<String> filesOf(int number) throws IOException {
    try (var files = Files.list(artifacts.resolve(Integer.toString(number)))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static TrialRequest request(int number, long seed, int recordedEpochs) {
    return new TrialRequest("study", number, seed, new Assignment(Map.of()), recordedEpochs);
  }

  private static TrialSpec spec() {
    return new TrialSpec(
        new NetworkSpec(
            List.of(
                new ConvSpec(4, 3, 1, Padding.SAME, ActivationKind.RELU, true),
                new DropoutSpec(0.2))),
        new TrainingSpec(
            EPOCHS,
            16,
            OptimizerSpec.of(UpdaterKind.ADAM, 1e-2, 0.9),
            RegularizationSpec.ofL2(0),
            AugmentationSpec.of(Symmetries.NONE),
            Symmetries.NONE,
            ImbalanceSpec.of(ImbalanceKind.NONE),
            Optional.empty()));
  }

  private static TrainingData data() {
    SplittableRandom random = new SplittableRandom(3);
    int[] labels = IntStream.range(0, 64).map(i -> i % 2).toArray();
    float[] pixels = new float[labels.length * SIZE * SIZE];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) (random.nextDouble() + 0.3 * labels[i / (SIZE * SIZE)]);
    }
    return TrainingData.of(
        pixels,
        labels,
        FeatureShape.image(1, SIZE, SIZE),
        2,
        IntStream.range(0, 48).toArray(),
        IntStream.range(48, 64).toArray());
  }
}
