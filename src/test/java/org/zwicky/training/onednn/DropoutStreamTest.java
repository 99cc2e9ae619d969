package org.zwicky.training.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DropoutStreamTest {

  private static final int SIZE = 100_001;

  @Test
  void dropsTheWantedShareAndScalesTheRest() {
    float[] mask = draw(new DropoutStream(new SplittableRandom(1)));

    int dropped = 0;
    for (float value : mask) {
      assertThat(value).isIn(0f, 1.25f);
      dropped += value == 0 ? 1 : 0;
    }
    // Five standard deviations.
    assertThat((double) dropped / SIZE).isCloseTo(0.2, within(0.0064));
  }

  @Test
  void drawsAnewEachStepAndRepeatsWithTheSeed() {
    DropoutStream stream = new DropoutStream(new SplittableRandom(1));
    float[] first = draw(stream);

    assertThat(draw(stream)).isNotEqualTo(first);
    assertThat(draw(new DropoutStream(new SplittableRandom(1)))).isEqualTo(first);
    assertThat(draw(new DropoutStream(new SplittableRandom(2)))).isNotEqualTo(first);
  }

  private static float[] draw(DropoutStream stream) {
    float[] mask = new float[SIZE];
    stream.draw(mask, Math.round(0.2 * (1L << 32)), 1.25f);
    return mask;
  }
}
