package org.zwicky.app.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.zwicky.study.Measurement;
import org.zwicky.study.Objective;
import org.zwicky.study.Trial;
import org.zwicky.study.TrialRequest;
import org.zwicky.study.TrialState;

/**
 * Follows a sweep: told of each step and when it happened, it says at any time how far the sweep
 * is. It reads no clock. Not thread-safe.
 */
public final class SweepState {

  private final Objective objective;
  private final int trials;
  private final Instant begun;
  private final TrialDurations time;
  private final Map<Integer, TrialClock> running = new TreeMap<>();
  private int ended;
  private int pruned;
  private Optional<SweepSnapshot.Best> best = Optional.empty();

  /**
   * A sweep that begins.
   *
   * @param objective what trials are compared by
   * @param trials that the study is to have in the end
   * @param workers trials at a time
   * @param timeout after which no further trial starts
   * @param trainingImages shown in one epoch; 0 where trials train no images
   * @param begun when
   */
  public SweepState(
      Objective objective,
      int trials,
      int workers,
      Optional<Duration> timeout,
      long trainingImages,
      Instant begun) {
    this.objective = objective;
    this.trials = trials;
    this.begun = begun;
    this.time = new TrialDurations(workers, timeout.map(begun::plus), trainingImages);
  }

  /**
   * A trial that ended in an earlier run counts, and its duration is learnt from; others do not.
   *
   * @param epochs it had at most
   */
  public void onEarlierTrial(Trial trial, OptionalInt epochs) {
    if (trial.state().isFinal()) {
      count(trial);
      takeIfBest(trial);
      time.ended(trial.seconds(trial.started().orElse(begun)), trial.epochs(), epochs, true);
    }
  }

  /**
   * A trial starts.
   *
   * @param epochs it has at most
   */
  public void onStarted(TrialRequest request, OptionalInt epochs, Instant now) {
    running.put(request.number(), new TrialClock(request.recordedEpochs(), epochs, now));
  }

  /** A trial finished an epoch. */
  public void onEpoch(int number, Measurement measurement, Instant now) {
    TrialClock clock =
        running.computeIfAbsent(number, n -> new TrialClock(0, OptionalInt.empty(), now));
    clock.onEpoch(measurement, measurement.metric(objective.metric()), now);
    time.epochTook(measurement.seconds());
  }

  /** A trial ended; one that was interrupted counts as not having run. */
  public void onEnded(Trial trial, Instant now) {
    TrialClock clock = running.remove(trial.number());
    if (!trial.state().isFinal()) {
      return;
    }
    count(trial);
    takeIfBest(trial);
    if (clock != null) {
      time.ended(clock.elapsed(now), trial.epochs(), clock.epochs(), clock.isWhole());
    }
  }

  /** Whether this trial is the best of the complete ones so far. */
  public boolean isBest(Trial trial) {
    return best.filter(b -> b.number() == trial.number()).isPresent();
  }

  /** Where the sweep stands. */
  public SweepSnapshot at(Instant now) {
    long toStart = Math.max(0, (long) trials - ended - running.size());
    return new SweepSnapshot(
        ended,
        pruned,
        Math.max(ended, trials),
        running.entrySet().stream().map(e -> e.getValue().running(e.getKey())).toList(),
        best,
        time.imagesPerSecond(running.values()),
        Duration.between(begun, now).toMillis() / 1e3,
        time.secondsLeft(running.values(), toStart, now));
  }

  private void count(Trial trial) {
    ended++;
    pruned += trial.state() == TrialState.PRUNED ? 1 : 0;
  }

  private void takeIfBest(Trial trial) {
    double score = trial.metric(objective.metric());
    if (trial.state() == TrialState.COMPLETE
        && (best.isEmpty() || objective.goal().isBetter(score, best.get().score()))) {
      best = Optional.of(new SweepSnapshot.Best(trial.number(), score));
    }
  }
}
