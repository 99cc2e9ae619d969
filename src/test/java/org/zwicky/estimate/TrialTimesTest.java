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
    assertThat(times.seconds(15)).isEqualTo(30);
    times.hear(10, 30);
    assertThat(times.seconds(20)).isEqualTo(50);
    times.hear(1, 100);
    assertThat(times.seconds(20)).isEqualTo(60);
  }

  @Test
  void believesHalfOfWhatTheModelSaysATrialSaves() {
    times.hear(10, 80);

    assertThat(times.seconds(10)).isEqualTo(80);
    assertThat(times.seconds(2.5)).isEqualTo(40);
  }

  @Test
  void forgetsWhatIsLongAgo() {
    for (int i = 0; i < 8; i++) {
      times.hear(1, 9);
    }
    for (int i = 0; i < 8; i++) {
      times.hear(1, 2);
    }
    assertThat(times.seconds(3)).isEqualTo(6);
  }

  @Test
  void learnsNothingFromATrialWithoutTime() {
    times.hear(0, 5);
    times.hear(5, 0);
    assertThat(times.seconds(1)).isNaN();
  }
}
