package org.zwicky.execute.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zwicky.study.StudyFixtures.request;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zwicky.study.FailureKind;
import org.zwicky.study.Measurement;
import org.zwicky.study.ResourceUsage;
import org.zwicky.study.TrialObserver;
import org.zwicky.study.TrialOutcome;

/** Real worker processes that crash, hang and take too much; trials of odd numbers misbehave. */
@Timeout(40)
@Tag("alone")
class SupervisionTest {

  private static final Duration SHORT = Duration.ofSeconds(2);

  @TempDir Path artifacts;

  /** All that an observer is told. */
  private static final class Diary implements TrialObserver {

    final List<Integer> epochs = new ArrayList<>();
    final List<String> retries = new ArrayList<>();
    final List<ResourceUsage> usages = new ArrayList<>();
    private final String signal;
    private int signals;

    Diary() {
      this("", 0);
    }

    /** Sends the worker a signal after its epochs, so many times. */
    Diary(String signal, int signals) {
      this.signal = signal;
      this.signals = signals;
    }

    @Override
    public Optional<String> onEpoch(Measurement measurement) {
      epochs.add(measurement.epoch());
      if (signals-- > 0) {
        kill(signal, measurement.metrics().get("process").longValue());
      }
      return Optional.empty();
    }

    @Override
    public void onRetry(String reason) {
      retries.add(reason);
    }

    @Override
    public void onUsage(ResourceUsage usage) {
      usages.add(usage);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "KILL, killed (SIGKILL",
    "SEGV, crashed in native code (SIGABRT)",
    "ABRT, crashed in native code (SIGABRT)",
    "TERM, ended from outside (SIGTERM)"
  })
  void triesATrialOnceMoreWhoseWorkerASignalEnds(String signal, String expected) throws Exception {
    try (WorkerPool pool = pool("stalls-once", UnaryOperator.identity())) {
      Diary diary = new Diary(signal, 1);

      TrialOutcome outcome = pool.execute(request("x", 1), diary);

      assertThat(outcome).isInstanceOf(TrialOutcome.Completed.class);
      assertThat(diary.epochs).containsExactly(1, 2);
      assertThat(diary.retries).singleElement().asString().contains(expected, "after epoch 1");
      assertThat(artifacts.resolve("1/log.txt"))
          .content()
          .contains("begins after epoch 0", expected, "second attempt", "begins after epoch 1");
    }
  }

  @Test
  void failsATrialWhoseWorkersCrashTwice() throws Exception {
    try (WorkerPool pool = pool("complete", UnaryOperator.identity())) {
      TrialOutcome.Failed failed =
          (TrialOutcome.Failed) pool.execute(request("x", 1), new Diary("KILL", 2));

      assertThat(failed.kind()).isEqualTo(FailureKind.CRASHED);
      assertThat(failed.reason())
          .startsWith("crashed twice: first the worker was killed (SIGKILL")
          .contains("after epoch 1, then the worker was killed", "after epoch 2");
      assertThat(pool.execute(request("x", 2), new Diary()))
          .isInstanceOf(TrialOutcome.Completed.class);
    }
  }

  @Test
  void failsOnlyTheTrialOfAWorkerThatExits() throws Exception {
    try (WorkerPool pool = pool("crash", UnaryOperator.identity())) {
      Diary diary = new Diary();
      TrialOutcome.Failed failed = (TrialOutcome.Failed) pool.execute(request("x", 1), diary);

      assertThat(failed.reason())
          .startsWith("crashed twice, both times alike: the worker ended with exit code 7")
          .contains("in the first epoch", "something broke in trial 1");
      assertThat(diary.usages).hasSize(1);
      assertThat(pool.execute(request("x", 2), new Diary()))
          .isInstanceOf(TrialOutcome.Completed.class);
      assertThat(artifacts.resolve("1/log.txt")).content().contains("something broke in trial 1");
      assertThat(artifacts.resolve("2/log.txt")).content().doesNotContain("broke");
    }
  }

  @Test
  void completesATrialWhoseFirstWorkerExits() throws Exception {
    try (WorkerPool pool = pool("crash-once", UnaryOperator.identity())) {
      Diary diary = new Diary();

      assertThat(pool.execute(request("x", 1), diary)).isInstanceOf(TrialOutcome.Completed.class);
      assertThat(diary.retries).hasSize(1);
      assertThat(diary.epochs).containsExactly(1, 2);
    }
  }

  @Test
  void replacesAWorkerThatIsFrozen() throws Exception {
    try (WorkerPool pool = pool("complete", limits -> silence(limits, SHORT))) {
      Diary diary = new Diary("STOP", 1);

      TrialOutcome outcome = pool.execute(request("x", 1), diary);

      assertThat(outcome).isInstanceOf(TrialOutcome.Completed.class);
      // The signal can arrive an epoch late.
      assertThat(diary.retries)
          .singleElement()
          .asString()
          .startsWith("the worker stopped answering for 2 seconds after epoch ");
    }
  }

  @Test
  void waitsForAWorkerThatOnlyTakesItsTime() throws Exception {
    try (WorkerPool pool = pool("in-native-code", limits -> silence(timed(limits), SHORT))) {
      TrialOutcome.Failed failed = (TrialOutcome.Failed) pool.execute(request("x", 1), new Diary());

      // Its heartbeat went on all the time.
      assertThat(failed.kind()).isEqualTo(FailureKind.OVER_TIME);
    }
  }

  @Test
  void stopsATrialThatRunsTooLong() throws Exception {
    try (WorkerPool pool = pool("endless", SupervisionTest::timed)) {
      Diary diary = new Diary();
      TrialOutcome outcome = pool.execute(request("x", 1), diary);

      assertThat(outcome)
          .isEqualTo(
              new TrialOutcome.Failed(
                  "ran longer than its limit of 3 seconds (sweep.trialTimeout), stopped in the first epoch",
                  FailureKind.OVER_TIME));
      assertThat(diary.retries).isEmpty();
      assertThat(pool.execute(request("x", 2), new Diary()))
          .isInstanceOf(TrialOutcome.Completed.class);
    }
  }

  @Test
  void stopsAWorkerThatTakesTooMuchMemory() throws Exception {
    try (WorkerPool pool = pool("out-of-memory", limits -> limits.withMemory(400L << 20))) {
      Diary diary = new Diary();
      TrialOutcome.Failed failed = (TrialOutcome.Failed) pool.execute(request("x", 1), diary);

      assertThat(failed.kind()).isEqualTo(FailureKind.OVER_MEMORY);
      assertThat(failed.reason())
          .startsWith("used more than 400 MiB of memory, the share of one worker (")
          .contains("in the first epoch; a smaller batch or network needs less", "--parallel");
      assertThat(diary.retries).isEmpty();
      assertThat(diary.usages)
          .singleElement()
          .satisfies(usage -> assertThat(usage.peakMemoryBytes()).isGreaterThan(400L << 20));
      assertThat(pool.execute(request("x", 2), new Diary()))
          .isInstanceOf(TrialOutcome.Completed.class);
    }
  }

  @Test
  void doesNotRetryATrialThatRunsOutOfHeap() throws Exception {
    try (WorkerPool pool = pool("out-of-heap", UnaryOperator.identity())) {
      Diary diary = new Diary();
      TrialOutcome.Failed failed = (TrialOutcome.Failed) pool.execute(request("x", 1), diary);

      assertThat(failed.kind()).isEqualTo(FailureKind.OVER_MEMORY);
      assertThat(failed.reason()).contains("OutOfMemoryError", "Java heap", "smaller batch");
      assertThat(diary.retries).isEmpty();
    }
  }

  @Test
  void takesWhatALibraryPrintsForLog() throws Exception {
    try (WorkerPool pool = pool("noisy", UnaryOperator.identity())) {
      assertThat(pool.execute(request("x", 1), new Diary()))
          .isInstanceOf(TrialOutcome.Completed.class);
      assertThat(artifacts.resolve("1/log.txt")).content().contains("a library says hello");
    }
  }

  @Test
  void failsATrialOfAWorkerWhoseMessagesAreBroken() throws Exception {
    try (WorkerPool pool = pool("garbled", UnaryOperator.identity())) {
      TrialOutcome.Failed failed = (TrialOutcome.Failed) pool.execute(request("x", 1), new Diary());

      assertThat(failed.reason())
          .contains("crashed twice", "sent a broken message ({\"type\":\"epo");
    }
  }

  @Test
  void measuresWhatATrialUses() throws Exception {
    try (WorkerPool pool = pool("complete", UnaryOperator.identity())) {
      Diary diary = new Diary();
      pool.execute(request("x", 1), diary);

      assertThat(diary.usages)
          .singleElement()
          .satisfies(
              usage -> {
                assertThat(usage.peakMemoryBytes()).isBetween(10L << 20, 1L << 30);
                assertThat(usage.cpuSeconds()).isNotNegative();
              });
    }
  }

  @Test
  void doesNotWaitForAWorkerThatSaysNothingAtTheStart() {
    assertThatThrownBy(() -> pool("deaf", limits -> silence(limits, SHORT)).close())
        .isInstanceOf(WorkerStartException.class)
        .hasMessageContaining("stopped answering for 2 seconds");
  }

  @Test
  void doesNotWaitForAWorkerThatNeverGetsReady() {
    assertThatThrownBy(
            () ->
                pool(
                        "preparing",
                        limits ->
                            new WorkerLimits(
                                limits.trialTime(),
                                limits.memoryBytes(),
                                limits.silence(),
                                SHORT,
                                limits.interval()))
                    .close())
        .isInstanceOf(WorkerStartException.class)
        .hasMessageContaining("not ready within 2 seconds");
  }

  static void kill(String signal, long process) {
    try {
      assertThat(new ProcessBuilder("kill", "-" + signal, Long.toString(process)).start().waitFor())
          .isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private WorkerPool pool(String script, UnaryOperator<WorkerLimits> limits) throws IOException {
    return new WorkerPool(
        WorkerPoolTest.settings(script, artifacts).withLimits(limits.apply(WorkerPoolTest.LIMITS)),
        1);
  }

  private static WorkerLimits silence(WorkerLimits limits, Duration silence) {
    return new WorkerLimits(
        limits.trialTime(), limits.memoryBytes(), silence, limits.preparation(), limits.interval());
  }

  private static WorkerLimits timed(WorkerLimits limits) {
    return limits.withTrialTime(Optional.of(Duration.ofSeconds(3)));
  }
}
