package org.zwicky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zwicky.PropertySeed;
import org.zwicky.app.progress.SweepSnapshot;
import org.zwicky.app.progress.TrialInProgress;

class ProgressLineTest {

  private static final SweepSnapshot SWEEP =
      new SweepSnapshot(
          13,
          0,
          60,
          List.of(
              new TrialInProgress(14, 5, OptionalInt.of(12), 0.6123),
              new TrialInProgress(15, 0, OptionalInt.of(12), Double.NaN)),
          Optional.of(new SweepSnapshot.Best(9, 0.6401)),
          OptionalDouble.of(1455.4),
          132,
          OptionalDouble.of(605));

  @Test
  void saysAllWhereThereIsRoom() {
    assertThat(ProgressLine.of(SWEEP, 200))
        .isEqualTo(
            "13/60 trials · #14 epoch 5/12 0.612, #15 epoch 0/12 · best 0.640 (#9) · 1,455 images/s"
                + " · 2m12s elapsed · 10m05s left");
  }

  @Test
  void keepsScoresAndSpeedAt80Columns() {
    assertThat(ProgressLine.of(SWEEP, 79))
        .isEqualTo("13/60 · #14 5/12 0.612, #15 0/12 · best 0.640 (#9) · 1455 img/s · 10m05s left");
  }

  @Test
  void keepsCountBestAndTimeAt40Columns() {
    assertThat(ProgressLine.of(SWEEP, 39)).isEqualTo("13/60 · 2 running · best 0.640 · 10m05s");
  }

  @Test
  void keepsCountAndTimeAt20Columns() {
    assertThat(ProgressLine.of(SWEEP, 19)).isEqualTo("13/60 · 10m05s");
  }

  @Test
  void leavesOutWhatIsNotKnown() {
    SweepSnapshot commands =
        new SweepSnapshot(
            0,
            0,
            3,
            List.of(
                new TrialInProgress(1, 3, OptionalInt.empty(), 0.25),
                new TrialInProgress(2, 0, OptionalInt.empty(), Double.NaN)),
            Optional.empty(),
            OptionalDouble.empty(),
            9,
            OptionalDouble.empty());

    assertThat(ProgressLine.of(commands, 200))
        .isEqualTo("0/3 trials · #1 epoch 3 0.250, #2 … · 9s elapsed");
    assertThat(ProgressLine.of(commands, 29)).isEqualTo("0/3 · #1 e3 0.250, #2 …");
  }

  @Test
  void saysHowManyRunWhereTheyAreTooManyToName() {
    SweepSnapshot many =
        new SweepSnapshot(
            1,
            0,
            900,
            IntStream.range(0, 64)
                .mapToObj(i -> new TrialInProgress(i, 1, OptionalInt.of(9), 0.5))
                .toList(),
            Optional.empty(),
            OptionalDouble.of(20_000),
            5,
            OptionalDouble.of(99));

    assertThat(ProgressLine.of(many, 79))
        .isEqualTo("1/900 · 64 running · 20000 img/s · 1m39s left");
  }

  @Test
  void countsPrunedTrials() {
    SweepSnapshot sweep =
        new SweepSnapshot(
            13,
            4,
            60,
            List.of(),
            Optional.empty(),
            OptionalDouble.empty(),
            5,
            OptionalDouble.of(99));

    assertThat(ProgressLine.of(sweep, 200))
        .isEqualTo("13/60 trials (4 pruned) · 5s elapsed · 1m39s left");
    assertThat(ProgressLine.of(sweep, 20)).isEqualTo("13/60 · 1m39s left");
  }

  @Property(seed = PropertySeed.SEED)
  void neverIsWiderThanTheTerminal(@ForAll @IntRange(max = 200) int width) {
    assertThat(ProgressLine.of(SWEEP, width).length()).isLessThanOrEqualTo(width);
  }

  @Property(seed = PropertySeed.SEED)
  void saysNoLessWithMoreRoom(@ForAll @IntRange(min = 1, max = 200) int width) {
    assertThat(ProgressLine.of(SWEEP, width).split(" · ").length)
        .isGreaterThanOrEqualTo(ProgressLine.of(SWEEP, width - 1).split(" · ").length);
  }

  @ParameterizedTest
  @CsvSource({
    "0,0s",
    "59.4,59s",
    "59.6,1m00s",
    "245,4m05s",
    "3600,1h00m",
    "11579,3h12m",
    "194400,2d06h"
  })
  void showsDurationsAtAGlance(double seconds, String text) {
    assertThat(ProgressLine.clock(seconds)).isEqualTo(text);
  }
}
