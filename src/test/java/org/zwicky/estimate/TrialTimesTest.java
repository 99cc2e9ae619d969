package org.zwicky.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrialTimesTest {

  private final TrialTimes times = new TrialTimes();

  @Test
  void knowsNothingBeforeATrialHasEnded() {
    assertThat(times.seconds(10)).isNaN();
  }

  @Test
  void expectsTheMedianOfWhatTrialsTookInProportion() {
    times.hear(10, 20);
    assertThat(times.seconds(5)).isEqualTo(10);
    times.hear(10, 30);
    assertThat(times.seconds(5)).isEqualTo(12.5);
    times.hear(1, 100);
    assertThat(times.seconds(5)).isEqualTo(15);
  }

  @Test
  void forgetsWhatIsLongAgo() {
    for (int i = 0; i < 8; i++) {
      times.hear(1, 9);
    }
    for (int i = 0; i < 8; i++) {
      times.hear(1, 2);
    }
    assertThat(times.seconds(1)).isEqualTo(2);
  }

  @Test
  void learnsNothingFromATrialWithoutTime() {
    times.hear(0, 5);
    times.hear(5, 0);
    assertThat(times.seconds(1)).isNaN();
  }
}
