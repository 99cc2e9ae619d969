package org.zwicky.base.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SplitMix64Test {

  /** The JDK's own SplittableRandom is SplitMix64 with the golden ratio's gamma. */
  @Test
  void givesTheNumbersOfTheJdksGenerator() {
    SplittableRandom random = new SplittableRandom(42);

    for (int i = 1; i <= 100; i++) {
      assertThat(SplitMix64.mix(42 + i * SplitMix64.GAMMA)).isEqualTo(random.nextLong());
    }
  }
}
