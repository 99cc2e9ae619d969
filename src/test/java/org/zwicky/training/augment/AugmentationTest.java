package org.zwicky.training.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.zwicky.PropertySeed;
import org.zwicky.candidate.training.AugmentationSpec;
import org.zwicky.candidate.training.MixingSpec;
import org.zwicky.candidate.training.PlacementSpec;
import org.zwicky.candidate.training.Symmetries;
import org.zwicky.candidate.training.ToneSpec;

class AugmentationTest {

  private static final AugmentationSpec ALL =
      new AugmentationSpec(
          Symmetries.DIHEDRAL,
          new PlacementSpec(30, 0.1, 0.2, 1),
          new ToneSpec(0.1, 0.1, 0.01),
          0.3,
          new MixingSpec(0.2, 1, 1));

  private final float[] image = ResamplerTest.random(100, 4);

  @Property(tries = 20, seed = PropertySeed.SEED)
  void noneGivesTheImageItself(@ForAll long seed) {
    assertThat(applied(AugmentationSpec.NONE, seed)).isEqualTo(image);
  }

  @Test
  void dependsOnSeedAndPlaceAlone() {
    Augmentation augmentation = new Augmentation(ALL, 1, 10, 10);
    float[] first = augmentation.apply(image.clone(), draws(1), 7).clone();
    augmentation.apply(image.clone(), draws(1), 8);

    assertThat(augmentation.apply(image.clone(), draws(1), 7)).isEqualTo(first);
    assertThat(augmentation.apply(image.clone(), draws(2), 7)).isNotEqualTo(first);
    assertThat(augmentation.apply(image.clone(), draws(1), 9)).isNotEqualTo(first);
  }

  /** Switching one thing on leaves what is drawn for the others. */
  @Test
  void eachKindHasRandomNumbersOfItsOwn() {
    float[] flipped = applied(AugmentationSpec.of(Symmetries.FLIP), 3);
    float[] alsoBrighter =
        applied(
            new AugmentationSpec(
                Symmetries.FLIP, PlacementSpec.NONE, new ToneSpec(0.2, 0, 0), 0, MixingSpec.NONE),
            3);

    float factor = alsoBrighter[0] / flipped[0];
    for (int i = 0; i < 100; i++) {
      assertThat(alsoBrighter[i]).isCloseTo(factor * flipped[i], within(1e-6f));
    }
  }

  @Test
  void theResultIsAsLargeAsTheImageOfAnyShape() {
    float[] wide = ResamplerTest.random(3 * 4 * 9, 2);
    Augmentation augmentation = new Augmentation(ALL, 3, 4, 9);

    assertThat(augmentation.apply(wide, draws(5), 1)).hasSize(wide.length);
  }

  private float[] applied(AugmentationSpec spec, long seed) {
    return new Augmentation(spec, 1, 10, 10).apply(image.clone(), draws(seed), 2).clone();
  }

  private static Draws draws(long seed) {
    return (purpose, place) -> new SplittableRandom(1000 * seed + 10L * place + purpose.ordinal());
  }
}
