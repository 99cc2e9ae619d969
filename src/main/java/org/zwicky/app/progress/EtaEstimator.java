package org.zwicky.app.progress;

import java.util.Collection;
import java.util.OptionalDouble;
import java.util.PriorityQueue;

/**
 * Estimates when a sweep ends: the trials that run now end after the time they are expected to
 * need, and each worker that becomes free takes another of average duration (list scheduling), as
 * long as the sweep's timeout lets trials start.
 */
public final class EtaEstimator {

  /** Of more trials, the others are shared out evenly: the difference is nothing to a person. */
  private static final int SCHEDULED = 10_000;

  private EtaEstimator() {}

  /**
   * The time until the last trial ends.
   *
   * @param runningLeft seconds that each running trial is expected to need still
   * @param toStart trials that have not started, at least 0
   * @param trialSeconds expected duration of one of them
   * @param workers trials at a time, at least 1
   * @param startableSeconds time from now in which trials may start; infinite without a timeout
   * @return seconds from now; empty if a trial is to start and its duration is not known
   */
  public static OptionalDouble secondsLeft(
      Collection<Double> runningLeft,
      long toStart,
      OptionalDouble trialSeconds,
      int workers,
      double startableSeconds) {
    PriorityQueue<Double> free = new PriorityQueue<>(runningLeft);
    for (int i = free.size(); i < workers; i++) {
      free.add(0.0);
    }
    double end = runningLeft.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    long waiting = toStart;
    if (waiting == 0 || free.peek() >= startableSeconds) {
      return OptionalDouble.of(end);
    }
    if (trialSeconds.isEmpty()) {
      return OptionalDouble.empty();
    }
    double duration = trialSeconds.getAsDouble();
    double shared = sharedOut(waiting, workers, duration, startableSeconds);
    waiting = Math.min(waiting, SCHEDULED);
    while (waiting > 0 && free.peek() + shared < startableSeconds) {
      double done = free.remove() + duration;
      end = Math.max(end, done + shared);
      free.add(done);
      waiting--;
    }
    return OptionalDouble.of(Math.max(end, shared));
  }

  /** Time for the trials beyond {@link #SCHEDULED}, as if they came first. */
  private static double sharedOut(
      long waiting, int workers, double duration, double startableSeconds) {
    double seconds = Math.max(0, waiting - SCHEDULED) / (double) workers * duration;
    return Math.min(seconds, startableSeconds);
  }
}
