package org.zwicky.app.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.zwicky.PropertySeed;

class EtaEstimatorTest {

  private static final double NEVER = Double.POSITIVE_INFINITY;

  @Test
  void lastsAsLongAsTheSlowestTrialWhereNoneIsToStart() {
    assertThat(left(List.of(3.0, 8.0), 0, 100, 2, NEVER)).isEqualTo(8);
  }

  @Test
  void givesEachTrialToTheWorkerThatIsFreeFirst() {
    // Free at 3 and 8: trials end at 3+4=7, 7+4=11 and 8+4=12.
    assertThat(left(List.of(3.0, 8.0), 3, 4, 2, NEVER)).isEqualTo(12);
  }

  @Test
  void countsWorkersWithoutATrialAsFree() {
    assertThat(left(List.of(5.0), 2, 4, 3, NEVER)).isEqualTo(5);
  }

  @Test
  void startsNoTrialAfterTheTimeoutButLetsThoseUnderWayEnd() {
    // One worker, free at 3; the next may start until 10: at 3 and 7, not at 11.
    assertThat(left(List.of(3.0), 100, 4, 1, 10)).isEqualTo(11);
    assertThat(left(List.of(3.0), 100, 4, 1, 2)).isEqualTo(3);
  }

  @Test
  void knowsNothingWithoutADuration() {
    assertThat(EtaEstimator.secondsLeft(List.of(3.0), 1, OptionalDouble.empty(), 1, NEVER))
        .isEmpty();
  }

  @Test
  void needsNoDurationWhereNoTrialIsToStart() {
    assertThat(EtaEstimator.secondsLeft(List.of(3.0), 0, OptionalDouble.empty(), 1, NEVER))
        .hasValue(3);
    assertThat(EtaEstimator.secondsLeft(List.of(3.0), 9, OptionalDouble.empty(), 1, 1)).hasValue(3);
  }

  @Test
  void takesAnyNumberOfTrials() {
    assertThat(left(List.of(), 1_000_000_000L, 2, 4, NEVER)).isCloseTo(5e8, within(10.0));
    assertThat(left(List.of(1.0), 1_000_000_000L, 2, 1, 7200)).isBetween(7200.0, 7203.0);
  }

  @Property(seed = PropertySeed.SEED)
  void neverEndsBeforeTheWorkIsSharedOutNorMuchLater(
      @ForAll @Size(max = 6) List<@DoubleRange(max = 1e4) Double> running,
      @ForAll @IntRange(max = 200) int toStart,
      @ForAll @DoubleRange(min = 0.1, max = 1e3) double duration) {
    double left = left(running, toStart, duration, 6, NEVER);
    double work = running.stream().mapToDouble(Double::doubleValue).sum() + toStart * duration;
    double longest =
        Math.max(
            toStart == 0 ? 0 : duration,
            running.stream().mapToDouble(Double::doubleValue).max().orElse(0));
    // Graham's bound for list scheduling.
    assertThat(left).isGreaterThanOrEqualTo(Math.max(work / 6, longest) - 1e-6);
    assertThat(left).isLessThanOrEqualTo(work / 6 + longest + 1e-6);
  }

  private static double left(
      List<Double> running, long toStart, double duration, int workers, double startable) {
    return EtaEstimator.secondsLeft(
            running, toStart, OptionalDouble.of(duration), workers, startable)
        .orElseThrow();
  }
}
