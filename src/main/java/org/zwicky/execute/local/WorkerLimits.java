package org.zwicky.execute.local;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a worker may do before it is stopped.
 *
 * @param trialTime running time of a trial, all attempts together; empty for none
 * @param memoryBytes memory that the process has to itself; empty for none
 * @param silence time without any message after which it is held hung; its heartbeat comes every
 *     second
 * @param preparation time from its start to its first trial
 * @param interval time between two looks at it
 */
public record WorkerLimits(
    Optional<Duration> trialTime,
    OptionalLong memoryBytes,
    Duration silence,
    Duration preparation,
    Duration interval) {

  /** No limit of time and memory; silent for half a minute is hung. */
  public static final WorkerLimits DEFAULT =
      new WorkerLimits(
          Optional.empty(),
          OptionalLong.empty(),
          Duration.ofSeconds(30),
          Duration.ofMinutes(10),
          Duration.ofSeconds(1));

  /** The same, with another limit of a trial's running time. */
  public WorkerLimits withTrialTime(Optional<Duration> time) {
    return new WorkerLimits(time, memoryBytes, silence, preparation, interval);
  }

  /** The same, with a limit of memory. */
  public WorkerLimits withMemory(long bytes) {
    return new WorkerLimits(trialTime, OptionalLong.of(bytes), silence, preparation, interval);
  }

  /** A gap in the parent's own time that counts as sleep: far below {@link #silence}. */
  Duration longestGap() {
    return silence.dividedBy(6);
  }
}
