package org.zwicky.app.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.zwicky.metric.Metric;
import org.zwicky.space.Assignment;
import org.zwicky.study.Measurement;
import org.zwicky.study.Objective;
import org.zwicky.study.Trial;
import org.zwicky.study.TrialRequest;
import org.zwicky.study.TrialState;

class SweepStateTest {

  private static final Instant BEGUN = Instant.parse("2026-01-02T03:04:05Z");
  private static final OptionalInt TEN = OptionalInt.of(10);

  private final SweepState state = state(5, 2, Optional.empty(), 1000);

  @Test
  void knowsNeitherSpeedNorEndAtTheBeginning() {
    start(1, 0);

    SweepSnapshot now = state.at(at(3));

    assertThat(now.ended()).isZero();
    assertThat(now.trials()).isEqualTo(5);
    assertThat(now.running()).containsExactly(new TrialInProgress(1, 0, TEN, Double.NaN));
    assertThat(now.best()).isEmpty();
    assertThat(now.imagesPerSecond()).isEmpty();
    assertThat(now.secondsLeft()).isEmpty();
    assertThat(now.elapsedSeconds()).isEqualTo(3);
  }

  @Test
  void addsUpTheSpeedOfAllRunningTrials() {
    start(1, 0);
    start(2, 0);
    epoch(1, 1, 0.3, 4, 4);
    epoch(2, 1, 0.3, 2, 5);

    // 1000 images in 4 s and 1000 in 2 s.
    assertThat(state.at(at(5)).imagesPerSecond()).hasValue(250 + 500);
  }

  @Test
  void smoothsTheSpeedOverATrialsEpochs() {
    start(1, 0);
    epoch(1, 1, 0.3, 4, 4);
    epoch(1, 2, 0.3, 2, 6);

    assertThat(state.at(at(6)).imagesPerSecond()).hasValue(1000 / 3.0);
  }

  @Test
  void countsATrialBeforeItsFirstEpochAsAnAverageOne() {
    start(1, 0);
    epoch(1, 1, 0.3, 4, 4);
    start(2, 4);

    assertThat(state.at(at(5)).imagesPerSecond()).hasValue(500);
  }

  @Test
  void hasNoSpeedWithoutImages() {
    SweepState commands = state(5, 2, Optional.empty(), 0);
    commands.onStarted(request(1, 0), OptionalInt.empty(), at(0));
    commands.onEpoch(1, measurement(3, 0.4, 2), at(6));

    SweepSnapshot now = commands.at(at(7));

    assertThat(now.imagesPerSecond()).isEmpty();
    assertThat(now.running()).containsExactly(new TrialInProgress(1, 3, OptionalInt.empty(), 0.4));
    assertThat(now.secondsLeft()).isEmpty();
  }

  @Test
  void learnsFromFinishedTrialsWhereNobodyKnowsTheEpochs() {
    SweepState commands = state(3, 1, Optional.empty(), 0);
    commands.onStarted(request(1, 0), OptionalInt.empty(), at(0));
    commands.onEnded(trial(1, TrialState.COMPLETE, 0.5, 4, 0, 20), at(20));
    commands.onStarted(request(2, 0), OptionalInt.empty(), at(20));

    // 15 of the trial under way and 20 of the last.
    assertThat(commands.at(at(25)).secondsLeft()).hasValue(35);
  }

  @Test
  void estimatesTheEndFromTheFirstEpochOn() {
    start(1, 0);
    start(2, 0);
    epoch(1, 1, 0.3, 2, 2);
    epoch(2, 1, 0.3, 2, 2);

    // Each of 20 s; 5 trials on 2 workers take three rounds, of which 2 s are over.
    assertThat(state.at(at(2)).secondsLeft()).hasValue(58);
  }

  @Test
  void countsDownBetweenEpochsButNotBelowTheEpochsThatFollow() {
    SweepState one = state(1, 1, Optional.empty(), 1000);
    one.onStarted(request(1, 0), TEN, at(0));
    one.onEpoch(1, measurement(1, 0.3, 2), at(2));

    assertThat(one.at(at(2)).secondsLeft()).hasValue(18);
    assertThat(one.at(at(3)).secondsLeft()).hasValue(17);
    assertThat(one.at(at(60)).secondsLeft()).hasValue(16);
  }

  @Test
  void learnsThatTrialsArePrunedEarly() {
    SweepState pruned = state(11, 1, Optional.empty(), 1000);
    for (int i = 1; i <= 9; i++) {
      pruned.onStarted(request(i, 0), TEN, at(2 * i - 2));
      pruned.onEpoch(i, measurement(1, 0.3, 2), at(2 * i));
      pruned.onEnded(trial(i, TrialState.PRUNED, Double.NaN, 1, 2 * i - 2, 2 * i), at(2 * i));
    }
    pruned.onStarted(request(10, 0), TEN, at(18));

    // One epoch in nine of ten trials, ten in the imaginary one: 1.9 epochs of 2 s, and one trial
    // more of 2 s.
    assertThat(pruned.at(at(18)).secondsLeft().orElseThrow()).isCloseTo(3.8 + 2, within(1e-9));
  }

  @Test
  void isBoundedByTheTimeout() {
    SweepState bounded = state(1000, 1, Optional.of(Duration.ofSeconds(30)), 1000);
    bounded.onStarted(request(1, 0), TEN, at(0));
    bounded.onEpoch(1, measurement(1, 0.3, 2), at(2));

    // The second starts at 20 and ends at 40; at 40 none starts any more.
    assertThat(bounded.at(at(2)).secondsLeft()).hasValue(38);
    assertThat(bounded.at(at(2)).trials()).isEqualTo(1000);
  }

  @Test
  void takesUpATrialThatWasBegunInAnEarlierRun() {
    SweepState resumed = state(1, 1, Optional.empty(), 1000);
    resumed.onStarted(request(1, 6), TEN, at(0));

    assertThat(resumed.at(at(0)).running())
        .containsExactly(new TrialInProgress(1, 6, TEN, Double.NaN));
    resumed.onEpoch(1, measurement(7, 0.3, 2), at(2));
    assertThat(resumed.at(at(2)).secondsLeft()).hasValue(6);
  }

  @Test
  void countsTrialsOfEarlierRunsAndLearnsFromThem() {
    SweepState resumed = state(3, 1, Optional.empty(), 1000);
    resumed.onEarlierTrial(trial(1, TrialState.COMPLETE, 0.5, 10, 0, 20), TEN);
    resumed.onEarlierTrial(trial(2, TrialState.WAITING, Double.NaN, 0, 20, 20), TEN);

    SweepSnapshot now = resumed.at(at(0));

    assertThat(now.ended()).isEqualTo(1);
    assertThat(now.best()).contains(new SweepSnapshot.Best(1, 0.5));
    assertThat(now.secondsLeft()).hasValue(40);
  }

  @Test
  void keepsTheBestCompleteTrial() {
    Trial first = trial(1, TrialState.COMPLETE, 0.5, 10, 0, 20);
    Trial better = trial(2, TrialState.COMPLETE, 0.7, 10, 0, 20);
    Trial worse = trial(3, TrialState.COMPLETE, 0.6, 10, 0, 20);
    for (Trial trial : new Trial[] {first, better, worse}) {
      start(trial.number(), 0);
      state.onEnded(trial, at(20));
    }

    assertThat(state.at(at(20)).best()).contains(new SweepSnapshot.Best(2, 0.7));
    assertThat(state.isBest(better)).isTrue();
    assertThat(state.isBest(worse)).isFalse();
  }

  @Test
  void doesNotCountAnInterruptedTrial() {
    start(1, 0);
    state.onEnded(trial(1, TrialState.WAITING, Double.NaN, 0, 0, 5), at(5));

    assertThat(state.at(at(5)).ended()).isZero();
    assertThat(state.at(at(5)).running()).isEmpty();
  }

  @Test
  void neverShowsMoreTrialsThanThereAre() {
    SweepState small = state(1, 1, Optional.empty(), 1000);
    small.onEarlierTrial(trial(1, TrialState.COMPLETE, 0.5, 10, 0, 20), TEN);
    small.onEarlierTrial(trial(2, TrialState.COMPLETE, 0.5, 10, 0, 20), TEN);

    assertThat(small.at(at(0)).trials()).isEqualTo(2);
    assertThat(small.at(at(0)).secondsLeft()).hasValue(0);
  }

  private void start(int number, double second) {
    state.onStarted(request(number, 0), TEN, at(second));
  }

  private void epoch(int number, int epoch, double score, double seconds, double second) {
    state.onEpoch(number, measurement(epoch, score, seconds), at(second));
  }

  private static SweepState state(
      int trials, int workers, Optional<Duration> timeout, long images) {
    return new SweepState(Objective.of(Metric.MACRO_F1), trials, workers, timeout, images, BEGUN);
  }

  private static Instant at(double second) {
    return BEGUN.plusMillis(Math.round(1000 * second));
  }

  private static TrialRequest request(int number, int recordedEpochs) {
    return new TrialRequest("s", number, 7, new Assignment(Map.of()), recordedEpochs);
  }

  private static Measurement measurement(int epoch, double score, double seconds) {
    return new Measurement(epoch, Map.of("macroF1", score), seconds);
  }

  private static Trial trial(
      int number, TrialState state, double score, int epochs, double from, double to) {
    return new Trial(
        number,
        state,
        7,
        new Assignment(Map.of()),
        Double.isNaN(score) ? Map.of() : Map.of("macroF1", score),
        epochs,
        OptionalInt.empty(),
        OptionalLong.empty(),
        Optional.of(at(from)),
        Optional.of(at(to)),
        state == TrialState.PRUNED ? "worse than the others" : "",
        to - from,
        Optional.empty());
  }
}
