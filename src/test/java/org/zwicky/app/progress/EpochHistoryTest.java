package org.zwicky.app.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.zwicky.PropertySeed;

class EpochHistoryTest {

  private final EpochHistory history = new EpochHistory();

  @Test
  void expectsEveryEpochBeforeAnyTrialEnded() {
    assertThat(history.expectedLeft(3, 12)).isEqualTo(9);
  }

  @Test
  void learnsThatTrialsAreStoppedEarly() {
    for (int i = 0; i < 3; i++) {
      history.ended(6, 12);
    }

    // Three with 6 of 12 epochs and the imaginary one with 12.
    assertThat(history.expectedLeft(0, 12)).isEqualTo((3 * 6 + 12) / 4.0);
    assertThat(history.expectedLeft(4, 12)).isEqualTo((3 * 2 + 8) / 4.0);
  }

  @Test
  void expectsTheRestOfATrialThatOutlivedAllOthers() {
    history.ended(6, 12);

    assertThat(history.expectedLeft(6, 12)).isEqualTo(6);
    assertThat(history.expectedLeft(9, 12)).isEqualTo(3);
  }

  @Test
  void comparesTrialsOfOtherLengthsByTheShareOfTheirEpochs() {
    history.ended(5, 10);

    assertThat(history.expectedLeft(0, 20)).isCloseTo((10 + 20) / 2.0, within(1e-12));
  }

  @Property(seed = PropertySeed.SEED)
  void staysBetweenNothingAndAll(
      @ForAll @Size(max = 20) List<@IntRange(max = 30) Integer> ended,
      @ForAll @IntRange(max = 30) int epoch) {
    EpochHistory some = new EpochHistory();
    ended.forEach(e -> some.ended(e, 30));

    assertThat(some.expectedLeft(epoch, 30)).isBetween(0.0, 30.0 - epoch);
  }
}
