package org.zwicky.app.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a sweep taught about time: durations of trials and epochs, and how many epochs are trained
 * before something ends a trial. Not thread-safe.
 */
final class TrialDurations {

  /** Weight of the latest epoch in the mean over all trials. */
  private static final double LATEST = 0.2;

  private final int workers;
  private final Optional<Instant> lastStart;
  private final long trainingImages;
  private final EpochHistory history = new EpochHistory();
  private double endedSeconds;
  private int endedTrials;
  private double epochSeconds = Double.NaN;

  /**
   * @param lastStart when the last trial may start
   * @param trainingImages shown in one epoch; 0 where trials train no images
   */
  TrialDurations(int workers, Optional<Instant> lastStart, long trainingImages) {
    this.workers = workers;
    this.lastStart = lastStart;
    this.trainingImages = trainingImages;
  }

  void epochTook(double seconds) {
    if (seconds > 0) {
      epochSeconds =
          Double.isNaN(epochSeconds) ? seconds : LATEST * seconds + (1 - LATEST) * epochSeconds;
    }
  }

  /**
   * A trial ended.
   *
   * @param isWhole whether {@code seconds} is the time of all its epochs
   */
  void ended(double seconds, int epoch, OptionalInt epochs, boolean isWhole) {
    epochs.ifPresent(most -> history.ended(epoch, most));
    if (isWhole) {
      endedSeconds += seconds;
      endedTrials++;
    }
  }

  /** Training images a second of all trials; one before its first epoch counts as an average. */
  OptionalDouble imagesPerSecond(Collection<TrialClock> running) {
    if (trainingImages == 0 || Double.isNaN(epochSeconds) || running.isEmpty()) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        running.stream().mapToDouble(trial -> trainingImages / secondsAnEpoch(trial)).sum());
  }

  OptionalDouble secondsLeft(Collection<TrialClock> running, long toStart, Instant now) {
    List<Double> left = new ArrayList<>();
    // Trials under way count with what they will have taken: those that ended first are the short
    // ones, and their mean alone would promise too much.
    double seconds = endedSeconds;
    int trials = endedTrials;
    for (TrialClock trial : running) {
      OptionalDouble own = left(trial, now);
      if (own.isEmpty()) {
        return OptionalDouble.empty();
      }
      left.add(own.getAsDouble());
      if (trial.isWhole() && trial.epoch() > 0) {
        seconds += trial.elapsed(now) + own.getAsDouble();
        trials++;
      }
    }
    return EtaEstimator.secondsLeft(
        left,
        toStart,
        trials == 0 ? OptionalDouble.empty() : OptionalDouble.of(seconds / trials),
        workers,
        lastStart
            .map(end -> Math.max(0, Duration.between(now, end).toMillis() / 1e3))
            .orElse(Double.POSITIVE_INFINITY));
  }

  private OptionalDouble left(TrialClock trial, Instant now) {
    double epoch = secondsAnEpoch(trial);
    if (trial.epochs().isPresent() && !Double.isNaN(epoch)) {
      double epochsLeft = history.expectedLeft(trial.epoch(), trial.epochs().getAsInt());
      return OptionalDouble.of(trial.left(epochsLeft, epoch, now));
    }
    return endedTrials == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(Math.max(0, endedSeconds / endedTrials - trial.elapsed(now)));
  }

  private double secondsAnEpoch(TrialClock trial) {
    return Double.isNaN(trial.epochSeconds()) ? epochSeconds : trial.epochSeconds();
  }
}
