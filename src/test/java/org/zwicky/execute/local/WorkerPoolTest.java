package org.zwicky.execute.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zwicky.study.StudyFixtures.request;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.zwicky.study.Measurement;
import org.zwicky.study.TrialObserver;
import org.zwicky.study.TrialOutcome;

/** Real worker processes, whose trials {@link ScriptedWorker} makes up. */
@Timeout(120)
class WorkerPoolTest {

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
  void tellsAWorkerToPrune() throws Exception {
    try (WorkerPool pool = pool("complete", 1)) {
      assertThat(pool.execute(request("x", 1), measurement -> Optional.of("rung 1: too low")))
          .isEqualTo(new TrialOutcome.Pruned("rung 1: too low"));
      assertThat(pool.execute(request("x", 2), GO_ON)).isInstanceOf(TrialOutcome.Completed.class);
    }
  }

  @Test
  void failsOnlyTheTrialOfAWorkerThatDiesAndReplacesIt() throws Exception {
    try (WorkerPool pool = pool("crash-on-odd", 1)) {
      TrialOutcome crashed = pool.execute(request("x", 1), GO_ON);
      TrialOutcome next = pool.execute(request("x", 2), GO_ON);

      assertThat(crashed)
          .isInstanceOfSatisfying(
              TrialOutcome.Failed.class,
              failed ->
                  assertThat(failed.reason())
                      .contains(
                          "exit code 3", "out of Java heap memory", "something broke in trial 1"));
      assertThat(next).isInstanceOf(TrialOutcome.Completed.class);
      assertThat(artifacts.resolve("1/log.txt")).content().contains("something broke in trial 1");
      assertThat(artifacts.resolve("2/log.txt")).content().doesNotContain("broke");
    }
  }

  @Test
  void namesTheSignalThatKilledAWorker() throws Exception {
    try (WorkerPool pool = pool("complete", 1)) {
      TrialOutcome outcome =
          pool.execute(request("x", 1), endingIts(ProcessHandle::destroyForcibly));

      assertThat(outcome)
          .isInstanceOfSatisfying(
              TrialOutcome.Failed.class, failed -> assertThat(failed.reason()).contains("SIGKILL"));
    }
  }

  @Test
  void failsTheTrialOfAWorkerThatSomebodyElseEnded() throws Exception {
    try (WorkerPool pool = pool("complete", 1)) {
      TrialOutcome outcome = pool.execute(request("x", 1), endingIts(ProcessHandle::destroy));

      assertThat(outcome)
          .isInstanceOfSatisfying(
              TrialOutcome.Failed.class, failed -> assertThat(failed.reason()).contains("143"));
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
  void leavesNoWorkerBehindWhenItsParentIsKilled() throws Exception {
    Process parent =
        new ProcessBuilder(ScriptedWorker.java("parent-of-a-worker", artifacts.toString()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    long worker = Long.parseLong(parent.inputReader().readLine());
    ProcessHandle orphan = ProcessHandle.of(worker).orElseThrow();

    parent.destroyForcibly().waitFor();

    assertThat(orphan.onExit().get(20, TimeUnit.SECONDS).isAlive()).isFalse();
  }

  @Test
  void saysWhyWorkersCannotPrepareThemselves() {
    assertThatThrownBy(() -> pool("unprepared", 2))
        .isInstanceOf(IOException.class)
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
        .isInstanceOf(IOException.class)
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
        artifacts);
  }

  /** Ends the worker in the middle of its trial. */
  private static TrialObserver endingIts(Consumer<ProcessHandle> end) {
    return measurement -> {
      long process = measurement.metrics().get("process").longValue();
      end.accept(ProcessHandle.of(process).orElseThrow());
      return Optional.empty();
    };
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
