package org.zwicky.execute.local;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.zwicky.study.FailureKind;

/** Holds one worker to its limits. Thread-safe. */
final class WorkerGuard {

  private final WorkerLimits limits;
  private final AwakeClock clock;
  private final ProcessMeter meter;
  private final long started;
  private long heard;
  private boolean prepared;
  private boolean inTrial;
  private long trialStarted;
  private long trialNanos;

  WorkerGuard(WorkerLimits limits, AwakeClock clock, ProcessMeter meter) {
    this.limits = limits;
    this.clock = clock;
    this.meter = meter;
    this.started = clock.nanos();
    this.heard = started;
  }

  /** A message came. */
  synchronized void heard() {
    heard = clock.nanos();
  }

  /** The worker is ready for its first trial. */
  synchronized void prepared() {
    prepared = true;
  }

  /**
   * A trial begins.
   *
   * @param used running time of an earlier attempt, in nanoseconds
   */
  synchronized void trialBegins(long used) {
    inTrial = true;
    trialStarted = clock.nanos() - used;
  }

  /** The trial is over; its running time is known from now on. */
  synchronized void trialEnded() {
    inTrial = false;
    trialNanos = clock.nanos() - trialStarted;
  }

  /** Running time of the last trial in nanoseconds, earlier attempts included. */
  synchronized long trialNanos() {
    return trialNanos;
  }

  /** Why the worker must be ended, if it must. */
  Optional<Verdict> check() {
    // Not under the lock: a heartbeat must not wait for the system's answer.
    OptionalLong memory = meter.sample();
    return check(memory);
  }

  private synchronized Optional<Verdict> check(OptionalLong memory) {
    long now = clock.nanos();
    if (now - heard > limits.silence().toNanos()) {
      return Optional.of(
          new Verdict(
              FailureKind.CRASHED,
              "the worker stopped answering for " + AmountText.duration(limits.silence())));
    }
    if (!prepared && now - started > limits.preparation().toNanos()) {
      return Optional.of(
          new Verdict(
              FailureKind.CRASHED,
              "the worker was not ready within " + AmountText.duration(limits.preparation())));
    }
    if (memory.isPresent() && memory.getAsLong() > limits.memoryBytes().orElse(Long.MAX_VALUE)) {
      return Optional.of(overMemory(memory.getAsLong(), limits.memoryBytes().getAsLong()));
    }
    return limits
        .trialTime()
        .filter(limit -> inTrial && now - trialStarted > limit.toNanos())
        .map(this::overTime);
  }

  private Verdict overTime(Duration limit) {
    return new Verdict(
        FailureKind.OVER_TIME,
        "ran longer than its limit of %s (sweep.trialTimeout), stopped"
            .formatted(AmountText.duration(limit)));
  }

  private Verdict overMemory(long memory, long limit) {
    return new Verdict(
        FailureKind.OVER_MEMORY,
        "used more than %s of memory, the share of one worker (%s)"
            .formatted(AmountText.memory(limit), AmountText.memory(memory)),
        "; a smaller batch or network needs less, fewer trials at a time (--parallel) give each more");
  }
}
