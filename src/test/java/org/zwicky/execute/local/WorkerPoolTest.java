package org.zwicky.execute.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zwicky.study.StudyFixtures.request;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.zwicky.study.Measurement;
import org.zwicky.study.TrialObserver;
import org.zwicky.study.TrialOutcome;

/** Real worker processes, whose trials {@link ScriptedWorker} makes up. */
@Timeout(120)
@Tag("alone")
class WorkerPoolTest {

  /** Short enough for a test, long enough for a machine that is busy with others. */
  static final WorkerLimits LIMITS =
      new WorkerLimits(
          Optional.empty(),
          OptionalLong.empty(),
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          Duration.ofMillis(50));

  private static final TrialObserver GO_ON = measurement -> Optional.empty();

  @TempDir Path artifacts;

  @Test
  void passesATrialThereAndItsOutcomeBackBitForBit() throws Exception {
    try (WorkerPool pool = pool("complete", 1)) {
      List<Measurement> measurements = new ArrayList<>();
      TrialOutcome outcome =
          pool.execute(
              request("x", 1),
              measurement -> {
                measurements.add(measurement);
                return Optional.empty();
              });

      assertThat(measurements)
          .extracting(measurement -> measurement.metric("macroF1"))
          .containsExactly(Math.PI, Double.NaN);
      TrialOutcome.Completed completed = (TrialOutcome.Completed) outcome;
      TrialOutcome.Completed expected = ScriptedWorker.completed(request("x", 1));
      assertThat(completed.probabilities()).isDeepEqualTo(expected.probabilities());
      assertThat(completed.networkParameters()).isEqualTo(request("x", 1).seed());
      assertThat(completed.bestEpoch()).isEqualTo(2);
      assertThat(completed.provenance()).containsAllEntriesOf(expected.provenance());
    }
  }

  @Test
  void runsOneTrialAfterAnotherInOneProcess() throws Exception {
    try (WorkerPool pool = pool("complete", 1)) {
      assertThat(processOf(pool.execute(request("x", 1), GO_ON)))
          .isEqualTo(processOf(pool.execute(request("x", 2), GO_ON)));
    }
  }

  @Test
  void runsAsManyProcessesAsAsked() throws Exception {
    try (WorkerPool pool = pool("complete", 2)) {
      // Each holds its worker until the other has its own.
      CountDownLatch both = new CountDownLatch(2);
      TrialObserver waiting =
          measurement -> {
            both.countDown();
            await(both);
            return Optional.empty();
          };
      CompletableFuture<TrialOutcome> first = execute(pool, 1, waiting);
      CompletableFuture<TrialOutcome> second = execute(pool, 2, waiting);

      assertThat(processOf(first.get())).isNotEqualTo(processOf(second.get()));
      assertThat(pool.parallelism()).isEqualTo(2);
    }
  }

  @Test
  void goesOnWithTheNextTrialInTheWorkerWhoseTrialWasPruned() throws Exception {
    try (WorkerPool pool = pool("complete", 1)) {
      String before = processOf(pool.execute(request("x", 1), GO_ON));
      List<Integer> epochs = new ArrayList<>();
      TrialOutcome pruned =
          pool.execute(
              request("x", 2),
              measurement -> {
                epochs.add(measurement.epoch());
                return Optional.of("rung 1: too low");
              });

      assertThat(pruned).isEqualTo(new TrialOutcome.Pruned("rung 1: too low"));
      assertThat(epochs).containsExactly(1);
      assertThat(processOf(pool.execute(request("x", 3), GO_ON))).isEqualTo(before);
    }
  }

  @Test
  void tellsAWorkerToPrune() throws Exception {
    try (WorkerPool pool = pool("complete", 1)) {
      assertThat(pool.execute(request("x", 1), measurement -> Optional.of("rung 1: too low")))
          .isEqualTo(new TrialOutcome.Pruned("rung 1: too low"));
      assertThat(pool.execute(request("x", 2), GO_ON)).isInstanceOf(TrialOutcome.Completed.class);
    }
  }

  @Test
  void countsATrialAsInterruptedWhenThePoolIsClosed() throws Exception {
    try (WorkerPool pool = pool("complete", 1)) {
      TrialOutcome outcome =
          pool.execute(
              request("x", 1),
              measurement -> {
                pool.close();
                return Optional.empty();
              });

      assertThat(outcome).isInstanceOf(TrialOutcome.Interrupted.class);
    }
  }

  @Test
  void startsAWorkerOnceMoreThatDiesWhileItStarts() throws Exception {
    try (WorkerPool pool = pool("dies-at-its-first-start", 1)) {
      assertThat(pool.execute(request("x", 1), GO_ON)).isInstanceOf(TrialOutcome.Completed.class);
    }
  }

  @Test
  void saysWhyWorkersCannotPrepareThemselves() {
    assertThatThrownBy(() -> pool("unprepared", 2))
        .isInstanceOf(WorkerStartException.class)
        .hasMessageContaining("the data file is gone");
  }

  @Test
  void refusesAProgramThatCannotBeStarted() {
    WorkerSettings settings =
        new WorkerSettings(
            List.of(artifacts.resolve("no-such-program").toString()),
            Map.of(),
            "{}",
            Path.of("x.h5"),
            artifacts);

    assertThatThrownBy(() -> new WorkerPool(settings, 1))
        .isInstanceOf(WorkerStartException.class)
        .hasMessageContaining("no-such-program");
  }

  private WorkerPool pool(String script, int size) throws IOException {
    return new WorkerPool(settings(script, artifacts), size);
  }

  static WorkerSettings settings(String script, Path artifacts) {
    return new WorkerSettings(
        ScriptedWorker.java(script),
        Map.of("OMP_NUM_THREADS", "1"),
        "{}",
        Path.of("x.h5"),
        artifacts,
        List.of(),
        LIMITS);
  }

  private static CompletableFuture<TrialOutcome> execute(
      WorkerPool pool, int number, TrialObserver observer) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return pool.execute(request("x", number), observer);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static String processOf(TrialOutcome outcome) {
    return ((TrialOutcome.Completed) outcome).provenance().get("process");
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
