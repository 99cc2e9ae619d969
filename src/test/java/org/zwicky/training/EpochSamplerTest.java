package org.zwicky.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EpochSamplerTest {

  /** Of 100 images, 90 of class 0, 7 of class 1, 3 of class 2, none of class 3. */
  private static final int[] LABELS =
      IntStream.range(0, 100).map(i -> i < 90 ? 0 : i < 97 ? 1 : 2).toArray();

  private static final int[] ALL = IntStream.range(0, 100).toArray();

  @Test
  void plainEpochsShowEachImageOnce() {
    int[] order = sampler(false, 1).order(1);

    assertThat(order).containsExactlyInAnyOrder(ALL).isNotEqualTo(ALL);
  }

  @Test
  void balancedEpochsDrawClassesEquallyOftenInTheSameLength() {
    int[] order = sampler(true, 1).order(1);

    assertThat(order).hasSize(100);
    long[] draws = new long[3];
    Arrays.stream(order).forEach(image -> draws[LABELS[image]]++);
    assertThat(draws).containsOnly(33, 34);
  }

  @Test
  void balancedEpochsShowTheImagesOfAClassEquallyOften() {
    int[] order = sampler(true, 1).order(1);

    for (int image = 97; image < 100; image++) {
      int wanted = image;
      assertThat(Arrays.stream(order).filter(i -> i == wanted).count()).isBetween(11L, 12L);
    }
    assertThat(Arrays.stream(order).filter(i -> i < 90)).doesNotHaveDuplicates();
  }

  @Test
  void epochsAndSeedsDifferButRepeat() {
    for (boolean balanced : new boolean[] {false, true}) {
      int[] order = sampler(balanced, 1).order(1);
      assertThat(sampler(balanced, 1).order(1)).isEqualTo(order);
      assertThat(sampler(balanced, 1).order(2)).isNotEqualTo(order);
      assertThat(sampler(balanced, 2).order(1)).isNotEqualTo(order);
    }
  }

  @Test
  void knowsOnlyTheTrainingImages() {
    EpochSampler sampler = new EpochSampler(new int[] {5, 95, 99}, LABELS, 4, true, 1);

    assertThat(sampler.order(1)).containsExactlyInAnyOrder(5, 95, 99);
  }

  private static EpochSampler sampler(boolean balanced, long seed) {
    return new EpochSampler(ALL, LABELS, 4, balanced, seed);
  }
}
