package org.zwicky.training.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.zwicky.PropertySeed;
import org.zwicky.candidate.training.MixingSpec;

class MixingTest {

  private static final int SIDE = 6;
  private static final int SIZE = 2 * SIDE * SIDE;
  private static final int CLASSES = 3;

  private final Draws draws =
      (purpose, place) -> new SplittableRandom(1000L * purpose.ordinal() + place);

  /** Each image is of one value, its number + 1, and of its number's class, counted round. */
  private static final class Images {

    final FloatBuffer features;
    final FloatBuffer labels;
    final int[] targets;

    Images(int count) {
      features = FloatBuffer.allocate(count * SIZE);
      labels = FloatBuffer.allocate(count * CLASSES);
      targets = new int[count];
      for (int i = 0; i < count; i++) {
        for (int j = 0; j < SIZE; j++) {
          features.put(i * SIZE + j, i + 1);
        }
        targets[i] = i % CLASSES;
        labels.put(i * CLASSES + targets[i], 1);
      }
    }

    float label(int image, int k) {
      return labels.get(image * CLASSES + k);
    }
  }

  private Images mixed(MixingSpec spec, int count, int place) {
    Images images = new Images(count);
    new Mixing(spec, 2, SIDE, SIDE)
        .apply(images.features, images.labels, images.targets, draws, place);
    return images;
  }

  @Property(tries = 50, seed = PropertySeed.SEED)
  void mixupAveragesEachImageWithTheNextByTheSharesOfTheLabels(
      @ForAll @DoubleRange(min = 0.1, max = 5) double alpha,
      @ForAll @IntRange(min = 2, max = 9) int count) {
    Images images = mixed(new MixingSpec(alpha, 0, 1), count, 64);

    for (int i = 0; i < count; i++) {
      int next = (i + 1) % count;
      double share = i % CLASSES == next % CLASSES ? Double.NaN : images.label(i, i % CLASSES);
      for (int j = 0; j < SIZE && !Double.isNaN(share); j++) {
        assertThat((double) images.features.get(i * SIZE + j))
            .isCloseTo(share * (i + 1) + (1 - share) * (next + 1), within(1e-5));
      }
    }
  }

  @Property(tries = 50, seed = PropertySeed.SEED)
  void cutmixGivesEachClassExactlyItsShareOfThePixels(
      @ForAll @DoubleRange(min = 0.1, max = 5) double alpha,
      @ForAll @IntRange(min = 2, max = 9) int count,
      @ForAll @IntRange(max = 100_000) int place) {
    Images images = mixed(new MixingSpec(0, alpha, 1), count, place);

    for (int i = 0; i < count; i++) {
      int own = 0;
      for (int j = 0; j < SIZE; j++) {
        float value = images.features.get(i * SIZE + j);
        assertThat(value).isIn((float) (i + 1), (float) ((i + 1) % count + 1));
        own += value == i + 1 ? 1 : 0;
      }
      int next = (i + 1) % count % CLASSES;
      float expected = i % CLASSES == next ? 1 : (float) ((double) own / SIZE);
      assertThat(images.label(i, i % CLASSES)).isEqualTo(expected);
    }
  }

  @Property(tries = 50, seed = PropertySeed.SEED)
  void rowsAddUpTo1AndTheTargetHasTheLargestShare(
      @ForAll @DoubleRange(max = 2) double mixup,
      @ForAll @DoubleRange(max = 2) double cutmix,
      @ForAll @DoubleRange(max = 1) double probability,
      @ForAll @IntRange(max = 100_000) int place) {
    Images images = mixed(new MixingSpec(mixup + 0.01, cutmix, probability), 8, place);

    for (int i = 0; i < 8; i++) {
      float sum = 0;
      for (int k = 0; k < CLASSES; k++) {
        sum += images.label(i, k);
        assertThat(images.label(i, k)).isBetween(0f, images.label(i, images.targets[i]));
      }
      assertThat(sum).isEqualTo(1);
    }
  }

  @Test
  void drawsTheSharesOfMixupFromTheBetaDistribution() {
    int count = 30_000;
    Images images = mixed(new MixingSpec(0.4, 0, 1), count, 0);
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < count; i++) {
      double share = images.label(i, i % CLASSES);
      sum += share;
      squares += (share - 0.5) * (share - 0.5);
    }

    assertThat(sum / count).isCloseTo(0.5, within(0.01));
    assertThat(squares / count).isCloseTo(1 / (4 * 1.8), within(0.003));
  }

  @Test
  void mixesAsManyAsWantedAndEitherWayForHalfOfThem() {
    int count = 10_000;
    Images images = mixed(new MixingSpec(1, 1, 0.5), count, 0);
    int averaged = 0;
    int untouched = 0;
    for (int i = 0; i < count - 1; i++) {
      boolean one = true;
      boolean blended = true;
      for (int j = 0; j < SIZE; j++) {
        float value = images.features.get(i * SIZE + j);
        one &= value == i + 1;
        blended &= value != i + 1 && value != i + 2;
      }
      untouched += one ? 1 : 0;
      averaged += blended ? 1 : 0;
    }

    // Some boxes are empty.
    assertThat(untouched / (double) count).isBetween(0.49, 0.54);
    assertThat(averaged / (double) count).isCloseTo(0.25, within(0.02));
  }

  @Test
  void anImageByItselfStaysAsItIs() {
    Images images = mixed(new MixingSpec(1, 1, 1), 1, 3);

    assertThat(images.features.array()).containsOnly(1);
    assertThat(images.labels.array()).containsExactly(1, 0, 0);
  }
}
