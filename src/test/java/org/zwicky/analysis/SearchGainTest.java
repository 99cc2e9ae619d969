package org.zwicky.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.zwicky.PropertySeed;
import org.zwicky.metric.ConfidenceInterval;
import org.zwicky.metric.Goal;
import org.zwicky.metric.Metric;
import org.zwicky.study.Objective;
import org.zwicky.study.TrialState;

class SearchGainTest {

  private static final int IMAGES = 40;

  @Test
  void isTheDifferenceThatTheLeaderboardTellsTiesBy() {
    StudyReport report = AnswersFixture.report(new StudyFixture().complete(10)).withGain();
    SearchGain gain = report.gain().orElseThrow();
    BestComparison behind = report.ties().of(1).againstBest().orElseThrow();

    assertThat(gain.first().number()).isEqualTo(1);
    assertThat(gain.best().orElseThrow().number())
        .isEqualTo(report.summary().bestTrial().getAsInt());
    assertThat(gain.difference()).isPositive().isEqualTo(behind.behind());
    assertThat(gain.interval()).contains(behind.interval());
    assertThat(gain.margin().orElseThrow())
        .isEqualTo((behind.interval().high() - behind.interval().low()) / 2);
    assertThat(gain.isTied()).isEqualTo(behind.tied());
    assertThat(gain.isKnown()).isTrue();
    assertThat(gain.isNone()).isFalse();
  }

  /** Each image gains ln 0.75 - ln 0.5, so every draw of the images does. */
  @Test
  void isPositiveWhereLessIsBetter() {
    SearchGain gain =
        logLosses(Map.of(1, 0.5f, 2, 0.25f, 3, 0.75f), Map.of()).withGain().gain().orElseThrow();

    assertThat(gain.best().orElseThrow().number()).isEqualTo(3);
    assertThat(gain.difference()).isCloseTo(Math.log(1.5), within(1e-12));
    assertThat(gain.interval().orElseThrow().low()).isCloseTo(Math.log(1.5), within(1e-9));
    assertThat(gain.interval().orElseThrow().high()).isCloseTo(Math.log(1.5), within(1e-9));
    assertThat(gain.isTied()).isFalse();
  }

  @Test
  void isNoneWhereTheFirstIsTheBestOrAsGood() {
    for (double second : List.of(0.3, 0.7)) {
      SearchGain gain = gain(Goal.MAXIMIZE, 0.7, second);

      assertThat(gain.isNone()).isTrue();
      assertThat(gain.difference()).isZero();
      assertThat(gain.interval()).isEmpty();
    }
    assertThat(gain(Goal.MINIMIZE, 0.3, 0.7).isNone()).isTrue();
    assertThat(gain(Goal.MINIMIZE, 0.7, 0.3).isNone()).isFalse();
  }

  @Test
  void isUnknownWhereTheFirstFailedOrWasPruned() {
    for (StudyFixture fixture :
        List.of(new StudyFixture().failed("no memory"), new StudyFixture().pruned("too poor"))) {
      SearchGain gain = AnswersFixture.report(fixture.complete(2)).withGain().gain().orElseThrow();

      assertThat(gain.isKnown()).isFalse();
      assertThat(gain.isNone()).isFalse();
      assertThat(gain.best()).isPresent();
      assertThat(gain.difference()).isNaN();
      assertThat(gain.interval()).isEmpty();
    }
  }

  @Test
  void isUnknownWhereTheFirstHasNoNumberOrNoTrialIsComplete() {
    SearchGain undefined = gain(Goal.MAXIMIZE, Double.NaN, 0.5);
    SearchGain failures =
        new StudyFixture().failed("a").failed("b").report().withGain().gain().orElseThrow();

    assertThat(undefined.first().state()).isEqualTo(TrialState.COMPLETE);
    assertThat(undefined.isKnown()).isFalse();
    assertThat(undefined.difference()).isNaN();
    assertThat(failures.best()).isEmpty();
    assertThat(failures.isNone()).isFalse();
  }

  @Test
  void hasNoIntervalWithoutAnswersOfBoth() {
    StudyReport report = new StudyFixture().complete(5).report();
    int best = report.leaderboard().best().orElseThrow().number();
    StudyReport onlyFirst = logLosses(Map.of(1, 0.5f), Map.of(2, 0.1));
    StudyReport onlyBest = logLosses(Map.of(2, 0.5f), Map.of(1, 9.0));

    assertThat(best).isNotEqualTo(1);
    for (StudyReport each : List.of(report, onlyFirst, onlyBest)) {
      SearchGain gain = each.withGain().gain().orElseThrow();
      assertThat(gain.difference()).isPositive();
      assertThat(gain.interval()).isEmpty();
    }
  }

  @Test
  void hasNoIntervalWhereScoresAreMeansOverFolds() {
    StudyReport folds = logLosses(Map.of(1, 0.5f, 2, 0.75f), Map.of(1, 0.71));
    SearchGain gain = folds.withGain().gain().orElseThrow();

    assertThat(folds.ties().pooled()).isTrue();
    assertThat(gain.difference()).isCloseTo(0.71 + Math.log(0.75), within(1e-12));
    assertThat(gain.interval()).isEmpty();
  }

  @Test
  void saysNothingBeforeThereIsSomethingToCompare() {
    assertThat(new StudyFixture().report().withGain().gain()).isEmpty();
    assertThat(new StudyFixture().running().complete(2).report().withGain().gain()).isEmpty();
    assertThat(new StudyFixture().complete(1).running().report().withGain().gain()).isEmpty();
    assertThat(new StudyFixture().complete(2).report().gain()).isEmpty();
  }

  @Property(tries = 50, seed = PropertySeed.SEED)
  void isAsLargeInEitherDirection(
      @ForAll @Size(min = 2, max = 8) List<@DoubleRange(min = -9, max = 9) Double> scores) {
    double[] up = scores.stream().mapToDouble(Double::doubleValue).toArray();
    double[] down = Arrays.stream(up).map(score -> -score).toArray();

    assertThat(gain(Goal.MAXIMIZE, up).difference())
        .isNotNegative()
        .isEqualTo(Arrays.stream(up).max().orElseThrow() - up[0])
        .isEqualTo(gain(Goal.MINIMIZE, down).difference());
  }

  @Test
  void knowsAnIntervalThatHoldsNothing() {
    SearchGain gain = gain(Goal.MAXIMIZE, 0.5, 0.7);

    assertThat(with(gain, -0.01, 0.2).isTied()).isTrue();
    assertThat(with(gain, 0.01, 0.2).isTied()).isFalse();
    assertThat(gain.isTied()).isFalse();
  }

  private static SearchGain with(SearchGain gain, double low, double high) {
    return new SearchGain(
        gain.metric(),
        gain.goal(),
        gain.first(),
        gain.best(),
        Optional.of(new ConfidenceInterval(low, high, 0.95)));
  }

  private static SearchGain gain(Goal goal, double... scores) {
    StudyFixture fixture = new StudyFixture().ofCommands(new Objective("score", goal));
    for (double score : scores) {
      fixture.complete(Map.of("score", score), Map.of());
    }
    return fixture.report().withGain().gain().orElseThrow();
  }

  /**
   * Trials that are equally sure of every image.
   *
   * @param sure of the true class, by trial with answers
   * @param recorded scores by trial, in place of what the answers come to
   */
  private static StudyReport logLosses(Map<Integer, Float> sure, Map<Integer, Double> recorded) {
    int[] labels = IntStream.range(0, IMAGES).map(i -> i % 2).toArray();
    StudyFixture fixture = new StudyFixture().objective(Metric.LOG_LOSS);
    Map<Integer, float[][]> answers = new LinkedHashMap<>();
    for (int trial = 1; sure.containsKey(trial) || recorded.containsKey(trial); trial++) {
      Float each = sure.get(trial);
      fixture.complete(
          Map.of("logLoss", recorded.containsKey(trial) ? recorded.get(trial) : -Math.log(each)),
          Map.of());
      if (each != null) {
        answers.put(
            trial,
            Arrays.stream(labels)
                .mapToObj(
                    label ->
                        label == 0 ? new float[] {each, 1 - each} : new float[] {1 - each, each})
                .toArray(float[][]::new));
      }
    }
    return fixture
        .report()
        .with(
            new ValidationAnswers(
                List.of("a", "b"), labels, IntStream.range(0, IMAGES).toArray(), answers));
  }
}
