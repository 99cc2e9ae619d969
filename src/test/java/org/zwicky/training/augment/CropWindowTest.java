package org.zwicky.training.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.zwicky.PropertySeed;
import org.zwicky.training.augment.Affine.Movement;

class CropWindowTest {

  @Property(tries = 200, seed = PropertySeed.SEED)
  void liesInTheImageAndKeepsItsShareOfIt(
      @ForAll @DoubleRange(min = 0.05, max = 0.99) double smallest,
      @ForAll @IntRange(min = 4, max = 80) int height,
      @ForAll @IntRange(min = 4, max = 80) int width,
      @ForAll long seed) {
    CropWindow window = CropWindow.draw(smallest, height, width, new SplittableRandom(seed));

    assertThat(window.rowShare() * window.columnShare()).isBetween(smallest - 1e-9, 1.0);
    assertThat(window.rowShare() / window.columnShare()).isBetween(0.7499, 1.3334);
    assertThat(Math.abs(window.rowMiddle()))
        .isLessThanOrEqualTo((1 - window.rowShare()) * height / 2);
    assertThat(Math.abs(window.columnMiddle()))
        .isLessThanOrEqualTo((1 - window.columnShare()) * width / 2);
  }

  /** torchvision's RandomResizedCrop draws the same areas: uniform where most of them fit. */
  @Test
  void allAreasAreEquallyLikely() {
    SplittableRandom random = new SplittableRandom(1);
    List<Double> areas = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      CropWindow window = CropWindow.draw(0.1, 32, 32, random);
      double area = window.rowShare() * window.columnShare();
      if (area < 0.5) {
        areas.add(area);
      }
    }

    assertThat(areas.stream().mapToDouble(area -> area).average().orElseThrow())
        .isCloseTo(0.3, within(0.005));
  }

  @Test
  void scalesAQuarterToTheWholeImage() {
    float[] image = new float[64];
    for (int row = 0; row < 8; row++) {
      for (int column = 0; column < 8; column++) {
        image[row * 8 + column] = 10 * row + column;
      }
    }
    float[] result = new float[64];
    Movement lowerRight = new Movement(0, 1, 0, 0, new CropWindow(0.5, 0.5, 2, 2));

    new Resampler(1, 8, 8).apply(Affine.of(Symmetry.IDENTITY, lowerRight), image, result);

    // Pixel 3 lies half an old pixel above the middle of the crop, which lies at 5.5.
    assertThat(result[9] - result[0]).isCloseTo(5.5f, within(1e-4f));
    assertThat(result[27]).isCloseTo(10 * (3.5f + 2 - 0.25f) + 3.5f + 2 - 0.25f, within(1e-4f));
  }

  @Test
  void cropsOneSideOfAMirroredImage() {
    float[] image = {1, 2, 3, 4, 5, 6, 7, 8};
    float[] result = new float[8];
    Movement right = new Movement(0, 1, 0, 0, new CropWindow(1, 0.5, 0, 2));

    new Resampler(1, 1, 8).apply(Affine.of(Symmetry.MIRROR, right), image, result);

    // The right half of the mirror image is the left half of the image, from its middle outwards.
    assertThat(result[3] - result[4]).isCloseTo(0.5f, within(1e-5f));
    assertThat(result[3] + result[4]).isCloseTo(5f, within(1e-5f));
  }
}
