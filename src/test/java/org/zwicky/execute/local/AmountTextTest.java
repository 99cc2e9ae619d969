package org.zwicky.execute.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AmountTextTest {

  @Test
  void saysTimesAsPeopleDo() {
    assertThat(AmountText.duration(Duration.ofMinutes(10))).isEqualTo("10 minutes");
    assertThat(AmountText.duration(Duration.ofSeconds(3661))).isEqualTo("1 hour 1 minute 1 second");
    assertThat(AmountText.duration(Duration.ofHours(48))).isEqualTo("48 hours");
    assertThat(AmountText.duration(Duration.ofMillis(300))).isEqualTo("0.3 seconds");
  }

  @Test
  void saysAmountsOfMemory() {
    assertThat(AmountText.memory(200L << 20)).isEqualTo("200 MiB");
    assertThat(AmountText.memory(3L << 30)).isEqualTo("3.0 GiB");
  }
}
