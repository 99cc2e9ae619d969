package org.zwicky.training.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.zwicky.PropertySeed;

class CutoutTest {

  @Property(tries = 100, seed = PropertySeed.SEED)
  void hidesASquareByEachChannelsMean(
      @ForAll @DoubleRange(min = 0.05, max = 1) double share, @ForAll long seed) {
    float[] image = ResamplerTest.random(2 * 20 * 20, seed);
    float[] result = image.clone();
    new Cutout(share, 2, 20, 20).apply(result, new SplittableRandom(seed));

    Box box = Box.draw(share, 20, 20, new SplittableRandom(seed));
    for (int i = 0; i < image.length; i++) {
      int row = i % 400 / 20;
      int column = i % 20;
      boolean inside =
          row >= box.top() && row < box.bottom() && column >= box.left() && column < box.right();
      int plane = i / 400 * 400;
      assertThat(result[i])
          .isEqualTo(inside ? (float) ToneChange.mean(image, plane, plane + 400) : image[i]);
    }
  }

  @Property(tries = 100, seed = PropertySeed.SEED)
  void theSquareIsCutOffAtTheEdgesOnly(
      @ForAll @DoubleRange(min = 0.05, max = 1) double share, @ForAll long seed) {
    Box box = Box.draw(share, 20, 30, new SplittableRandom(seed));

    assertThat(box.top()).isBetween(0, 19);
    assertThat(box.right()).isBetween(1, 30);
    if (box.top() > 0 && box.bottom() < 20) {
      assertThat(box.bottom() - box.top()).isEqualTo((int) Math.round(20 * share));
    }
    if (box.left() > 0 && box.right() < 30) {
      assertThat(box.right() - box.left()).isEqualTo((int) Math.round(30 * share));
    }
    // The middle is in the image, so that at least about a quarter is.
    assertThat(box.area())
        .isGreaterThanOrEqualTo((int) (Math.floor(10 * share) * Math.floor(15 * share)));
  }

  /** Of a side of half the image, 7/8 are inside on average in each direction. */
  @Test
  void hidesTheAreaThatIsExpected() {
    SplittableRandom random = new SplittableRandom(5);
    double sum = 0;
    for (int i = 0; i < 20_000; i++) {
      sum += Box.draw(0.5, 64, 64, random).area();
    }

    assertThat(sum / 20_000).isCloseTo(Math.pow(32 * 7 / 8.0, 2), within(5.0));
  }
}
