package org.zwicky.app.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.zwicky.study.Measurement;

/** The time that one running trial took so far, epoch by epoch. Not thread-safe. */
final class TrialClock {

  /** Weight of the latest epoch in the smoothed one: three epochs make up seven eighths of it. */
  private static final double LATEST = 0.5;

  private final OptionalInt epochs;
  private final Instant started;
  private final int firstEpoch;
  private Instant lastEpoch;
  private int epoch;
  private double smoothedSeconds = Double.NaN;
  private double score = Double.NaN;

  /**
   * @param recordedEpochs that an earlier run of the trial trained
   * @param epochs at most
   */
  TrialClock(int recordedEpochs, OptionalInt epochs, Instant now) {
    this.epochs = epochs;
    this.firstEpoch = recordedEpochs;
    this.epoch = recordedEpochs;
    this.started = now;
    this.lastEpoch = now;
  }

  void onEpoch(Measurement measurement, double newScore, Instant now) {
    epoch = measurement.epoch();
    score = newScore;
    lastEpoch = now;
    double seconds = measurement.seconds();
    if (seconds > 0) {
      smoothedSeconds =
          Double.isNaN(smoothedSeconds)
              ? seconds
              : LATEST * seconds + (1 - LATEST) * smoothedSeconds;
    }
  }

  TrialInProgress running(int number) {
    return new TrialInProgress(number, epoch, epochs, score);
  }

  int epoch() {
    return epoch;
  }

  /** Whether the trial was trained from its first epoch on in this run. */
  boolean isWhole() {
    return firstEpoch == 0;
  }

  OptionalInt epochs() {
    return epochs;
  }

  /** Smoothed duration of an epoch; NaN before the first. */
  double epochSeconds() {
    return smoothedSeconds;
  }

  double elapsed(Instant now) {
    return seconds(started, now);
  }

  /**
   * Time until the trial is expected to end.
   *
   * @param epochsLeft expected, the one under way included
   * @param secondsAnEpoch expected
   */
  double left(double epochsLeft, double secondsAnEpoch, Instant now) {
    // What is under way has been paid for in part, but takes no less than it took already.
    double intoEpoch = Math.min(seconds(lastEpoch, now), secondsAnEpoch);
    return Math.max(0, epochsLeft * secondsAnEpoch - intoEpoch);
  }

  private static double seconds(Instant from, Instant to) {
    return Math.max(0, Duration.between(from, to).toMillis() / 1e3);
  }
}
