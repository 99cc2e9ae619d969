package org.zwicky.app.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimeBudgetTest {

  @Test
  void isTooShortForWhatWouldEndFartherBeyondTheLimitThanTheTimeThatIsLeft() {
    TimeBudget hour = new TimeBudget(Optional.of(Duration.ofHours(1)), () -> 0);

    assertThat(hour.isTooShortFor(60)).isFalse();
    assertThat(hour.isTooShortFor(1.9 * 3600)).isFalse();
    assertThat(hour.isTooShortFor(2 * 3600 + 1)).isTrue();
  }

  @Test
  void isNeverTooShortWithoutALimit() {
    TimeBudget unlimited = new TimeBudget(Optional.empty(), () -> 0);

    assertThat(unlimited.isTooShortFor(1e9)).isFalse();
    assertThat(unlimited.isOver()).isFalse();
  }

  @Test
  void endsTheTrialsOnceTheReserveReachesWhatIsLeft() {
    TimeBudget ample = new TimeBudget(Optional.of(Duration.ofHours(1)), () -> 1800);
    TimeBudget needed = new TimeBudget(Optional.of(Duration.ofHours(1)), () -> 3601);

    assertThat(ample.terminate(null)).isFalse();
    assertThat(ample.wasReserved()).isFalse();
    assertThat(needed.terminate(null)).isTrue();
    assertThat(needed.wasReserved()).isTrue();
  }

  @Test
  void givesATrialWhatIsLeftBesideWhatFollowsAndALittleMore() {
    TimeBudget hour = new TimeBudget(Optional.of(Duration.ofHours(1)), () -> 0);

    assertThat(hour.secondsForTrial(0).orElseThrow()).isBetween(3650.0, 3708.0);
    assertThat(hour.secondsForTrial(3000).orElseThrow()).isBetween(650.0, 708.0);
    assertThat(new TimeBudget(Optional.empty(), () -> 0).secondsForTrial(0)).isEmpty();
  }
}
