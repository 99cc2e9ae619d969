package org.zwicky.execute.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.zwicky.study.FailureKind;

/** Limits by a clock that the test turns; the process that is measured is this one. */
class WorkerGuardTest {

  private static final WorkerLimits LIMITS =
      new WorkerLimits(
          Optional.of(Duration.ofMinutes(10)),
          OptionalLong.empty(),
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ofSeconds(1));

  private long now;
  private final AwakeClock clock = new AwakeClock(() -> now, LIMITS.longestGap());

  @Test
  void holdsAWorkerHungThatSaysNothingForTooLong() {
    WorkerGuard guard = guard(LIMITS);
    pass(Duration.ofSeconds(30));
    assertThat(guard.check()).isEmpty();
    guard.heard();
    pass(Duration.ofSeconds(30));
    assertThat(guard.check()).isEmpty();

    pass(Duration.ofSeconds(1));

    assertThat(guard.check())
        .contains(new Verdict(FailureKind.CRASHED, "the worker stopped answering for 30 seconds"));
  }

  @Test
  void forgivesANightInWhichTheMachineSlept() {
    WorkerGuard guard = guard(LIMITS);
    guard.prepared();
    guard.trialBegins(0);

    now += Duration.ofHours(8).toNanos();

    assertThat(guard.check()).isEmpty();
  }

  @Test
  void countsBothAttemptsAtATrial() {
    WorkerGuard guard = guard(LIMITS);
    guard.prepared();
    guard.trialBegins(Duration.ofMinutes(9).toNanos());
    pass(Duration.ofSeconds(60));
    guard.heard();
    assertThat(guard.check()).isEmpty();

    pass(Duration.ofSeconds(1));

    assertThat(guard.check())
        .contains(
            new Verdict(
                FailureKind.OVER_TIME,
                "ran longer than its limit of 10 minutes (sweep.trialTimeout), stopped"));
  }

  @Test
  void leavesAWorkerBetweenTrialsItsTime() {
    WorkerGuard guard = guard(LIMITS);
    guard.prepared();
    guard.trialBegins(0);
    guard.trialEnded();

    for (int minute = 0; minute < 60; minute++) {
      guard.heard();
      pass(Duration.ofSeconds(20));
      assertThat(guard.check()).isEmpty();
    }
    assertThat(guard.trialNanos()).isZero();
  }

  @Test
  void doesNotWaitForEverForAWorkerToGetReady() {
    WorkerGuard guard = guard(LIMITS);
    for (int i = 0; i < 6; i++) {
      pass(Duration.ofSeconds(20));
      guard.heard();
    }
    assertThat(guard.check()).isEmpty();

    pass(Duration.ofSeconds(1));

    assertThat(guard.check().orElseThrow().reason())
        .isEqualTo("the worker was not ready within 2 minutes");
  }

  @Test
  void saysWhatWouldNeedLessMemory() {
    Verdict verdict = guard(LIMITS.withMemory(1 << 20)).check().orElseThrow();

    assertThat(verdict.kind()).isEqualTo(FailureKind.OVER_MEMORY);
    assertThat(verdict.text(2))
        .startsWith("used more than 1 MiB of memory, the share of one worker (")
        .contains("after epoch 2; a smaller batch or network")
        .contains("--parallel");
  }

  private WorkerGuard guard(WorkerLimits limits) {
    return new WorkerGuard(limits, clock, new ProcessMeter(ProcessHandle.current().pid()));
  }

  /** Time goes by as it does while this process runs: read every second. */
  private void pass(Duration time) {
    for (long second = 0; second < time.toSeconds(); second++) {
      now += Duration.ofSeconds(1).toNanos();
      clock.nanos();
    }
  }
}
