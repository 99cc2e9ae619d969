package org.zwicky.execute.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AwakeClockTest {

  private long now = -7;
  private final AwakeClock clock = new AwakeClock(() -> now, Duration.ofNanos(50));

  @Test
  void countsShortGapsAsTheyAre() {
    now += 20;
    assertThat(clock.nanos()).isEqualTo(20);
    now += 50;
    assertThat(clock.nanos()).isEqualTo(70);
    assertThat(clock.nanos()).isEqualTo(70);
  }

  @Test
  void countsASleepAsAShortGap() {
    now += 10;
    clock.nanos();
    now += Duration.ofHours(8).toNanos();

    assertThat(clock.nanos()).isEqualTo(60);
    now += 5;
    assertThat(clock.nanos()).isEqualTo(65);
  }
}
