package org.zwicky.training.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.zwicky.PropertySeed;

class EpochSamplerTest {

  /** Of 100 images, 90 of class 0, 7 of class 1, 3 of class 2, none of class 3. */
  private static final int[] LABELS =
      IntStream.range(0, 100).map(i -> i < 90 ? 0 : i < 97 ? 1 : 2).toArray();

  private static final OptionalDouble PLAIN = OptionalDouble.empty();
  private static final OptionalDouble BALANCED = OptionalDouble.of(1);

  private static final int[] ALL = IntStream.range(0, 100).toArray();

  @Test
  void plainEpochsShowEachImageOnce() {
    int[] order = sampler(PLAIN, 1).order(1);

    assertThat(order).containsExactlyInAnyOrder(ALL).isNotEqualTo(ALL);
  }

  @Test
  void balancedEpochsDrawClassesEquallyOftenInTheSameLength() {
    int[] order = sampler(BALANCED, 1).order(1);

    assertThat(order).hasSize(100);
    long[] draws = new long[3];
    Arrays.stream(order).forEach(image -> draws[LABELS[image]]++);
    assertThat(draws).containsOnly(33, 34);
  }

  @Test
  void balancedEpochsShowTheImagesOfAClassEquallyOften() {
    int[] order = sampler(BALANCED, 1).order(1);

    for (int image = 97; image < 100; image++) {
      int wanted = image;
      assertThat(Arrays.stream(order).filter(i -> i == wanted).count()).isBetween(11L, 12L);
    }
    assertThat(Arrays.stream(order).filter(i -> i < 90)).doesNotHaveDuplicates();
  }

  @Test
  void balancedEpochsAreThoseOfEarlierVersions() {
    int[] labels = IntStream.range(0, 20).map(i -> i < 14 ? 0 : i < 19 ? 1 : 2).toArray();
    EpochSampler sampler =
        new EpochSampler(IntStream.range(0, 20).toArray(), labels, 4, BALANCED, 7);

    assertThat(sampler.order(1))
        .containsExactly(
            16, 19, 19, 19, 19, 19, 19, 19, 2, 1, 10, 17, 14, 14, 11, 18, 3, 5, 17, 15);
    assertThat(sampler.order(2))
        .containsExactly(18, 19, 19, 13, 3, 9, 10, 15, 6, 0, 19, 5, 19, 17, 19, 16, 19, 19, 14, 17);
  }

  @Test
  void powerZeroDrawsEachImageOnce() {
    assertThat(sampler(OptionalDouble.of(0), 1).order(1)).containsExactlyInAnyOrder(ALL);
  }

  @Test
  void powersBetweenDrawInProportionToAPowerOfTheSize() {
    int[] order = sampler(OptionalDouble.of(0.5), 1).order(1);

    // √90, √7, √3 of their sum 13.8644, of 100 draws: 68.43, 19.08, 12.49 – one draw is left.
    long[] draws = new long[3];
    Arrays.stream(order).forEach(image -> draws[LABELS[image]]++);
    assertThat(draws).containsExactly(68, 19, 13);
  }

  @Property(seed = PropertySeed.SEED)
  void everyClassWithImagesIsDrawn(
      @ForAll @DoubleRange(min = 0, max = 1) double power,
      @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 0, max = 300) Integer> sizes,
      @ForAll long seed) {
    int[] labels =
        IntStream.range(0, sizes.size())
            .flatMap(k -> IntStream.range(0, 1 + sizes.get(k)).map(i -> k))
            .toArray();
    int[] images = IntStream.range(0, labels.length).toArray();

    int[] order =
        new EpochSampler(images, labels, sizes.size(), OptionalDouble.of(power), seed).order(1);

    assertThat(order).hasSize(labels.length);
    assertThat(Arrays.stream(order).map(image -> labels[image]).distinct().count())
        .isEqualTo(sizes.size());
  }

  @Test
  void epochsAndSeedsDifferButRepeat() {
    for (OptionalDouble power : List.of(PLAIN, BALANCED, OptionalDouble.of(0.5))) {
      int[] order = sampler(power, 1).order(1);
      assertThat(sampler(power, 1).order(1)).isEqualTo(order);
      assertThat(sampler(power, 1).order(2)).isNotEqualTo(order);
      assertThat(sampler(power, 2).order(1)).isNotEqualTo(order);
    }
  }

  @Test
  void knowsOnlyTheTrainingImages() {
    EpochSampler sampler = new EpochSampler(new int[] {5, 95, 99}, LABELS, 4, BALANCED, 1);

    assertThat(sampler.order(1)).containsExactlyInAnyOrder(5, 95, 99);
  }

  private static EpochSampler sampler(OptionalDouble power, long seed) {
    return new EpochSampler(ALL, LABELS, 4, power, seed);
  }
}
