package org.zwicky.training.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zwicky.PropertySeed;
import org.zwicky.candidate.training.PlacementSpec;
import org.zwicky.training.augment.Affine.Movement;

/** Rotations, shifts and zoom, also beside SciPy's ({@code augmentation_fixtures.py}). */
class ResamplerTest {

  private static final Movement NONE = new Movement(0, 1, 0, 0, CropWindow.WHOLE);

  static Stream<JsonNode> cases() throws IOException {
    try (InputStream json = ResamplerTest.class.getResourceAsStream("/augment/scipy.json")) {
      return StreamSupport.stream(
          new ObjectMapper().readTree(json).get("cases").spliterator(), false);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void samplesAsSciPyDoes(JsonNode expected) {
    JsonNode movement = expected.get("movement");
    Affine affine =
        Affine.of(
            Symmetry.valueOf(expected.get("symmetry").asText()),
            new Movement(
                movement.get(0).asDouble(),
                movement.get(1).asDouble(),
                movement.get(2).asInt(),
                movement.get(3).asInt(),
                CropWindow.WHOLE));
    int height = expected.get("height").asInt();
    int width = expected.get("width").asInt();

    float[] result = sampled(affine, values(expected.get("image")), 1, height, width);

    assertThat(result).containsExactly(values(expected.get("result")), within(1e-6f));
  }

  @Property(tries = 50, seed = PropertySeed.SEED)
  void withoutMovementIsTheSymmetryToTheLastBit(
      @ForAll Symmetry symmetry, @ForAll @IntRange(min = 1, max = 12) int side, @ForAll long seed) {
    float[] image = random(2 * side * side, seed);
    float[] expected = new float[image.length];
    symmetry.apply(image, expected, 2, side, side);

    assertThat(sampled(Affine.of(symmetry, NONE), image, 2, side, side)).isEqualTo(expected);
  }

  @Property(tries = 50, seed = PropertySeed.SEED)
  void quarterTurnsAreSymmetries(
      @ForAll @IntRange(min = 1, max = 12) int side,
      @ForAll @IntRange(min = -4, max = 4) int quarters,
      @ForAll long seed) {
    Symmetry[] turns = {
      Symmetry.IDENTITY, Symmetry.QUARTER_TURN, Symmetry.HALF_TURN, Symmetry.THREE_QUARTER_TURN
    };
    float[] image = random(side * side, seed);
    float[] expected = new float[image.length];
    turns[Math.floorMod(quarters, 4)].apply(image, expected, 1, side, side);

    Affine affine =
        Affine.of(Symmetry.IDENTITY, new Movement(90 * quarters, 1, 0, 0, CropWindow.WHOLE));

    assertThat(sampled(affine, image, 1, side, side)).containsExactly(expected, within(1e-6f));
  }

  @Property(tries = 50, seed = PropertySeed.SEED)
  void shiftsByWholePixelsWithoutChangingThem(
      @ForAll @IntRange(min = -3, max = 3) int down,
      @ForAll @IntRange(min = -3, max = 3) int right,
      @ForAll long seed) {
    float[] image = random(7 * 9, seed);

    float[] result =
        sampled(
            Affine.of(Symmetry.IDENTITY, new Movement(0, 1, down, right, CropWindow.WHOLE)),
            image,
            1,
            7,
            9);

    for (int row = Math.max(0, down); row < Math.min(7, 7 + down); row++) {
      for (int column = Math.max(0, right); column < Math.min(9, 9 + right); column++) {
        assertThat(result[row * 9 + column]).isEqualTo(image[(row - down) * 9 + column - right]);
      }
    }
  }

  @Property(tries = 100, seed = PropertySeed.SEED)
  void staysBetweenTheDarkestAndTheBrightestPixel(
      @ForAll Symmetry symmetry,
      @ForAll @DoubleRange(max = 180) double rotate,
      @ForAll @DoubleRange(max = 0.5) double shift,
      @ForAll @DoubleRange(max = 1) double zoom,
      @ForAll long seed) {
    float[] image = random(36, seed);
    for (int i = 0; i < image.length; i++) {
      image[i] = 0.25f + image[i] / 2;
    }
    Movement movement =
        Movement.draw(new PlacementSpec(rotate, shift, zoom, 1), 6, 6, new SplittableRandom(seed));

    for (float value : sampled(Affine.of(symmetry, movement), image, 1, 6, 6)) {
      assertThat(value).isBetween(0.25f - 1e-6f, 0.75f + 1e-6f);
    }
  }

  /**
   * A disc on an even sky keeps its light in any turn and shift that brings neither its edge nor
   * that of its mirror image, 32 pixels away, across the image's.
   */
  @Property(tries = 50, seed = PropertySeed.SEED)
  void keepsTheMeanBrightnessOfAGalaxyInTheMiddle(
      @ForAll @DoubleRange(min = -180, max = 180) double degrees,
      @ForAll @IntRange(min = -3, max = 3) int down,
      @ForAll @IntRange(min = -3, max = 3) int right) {
    float[] galaxy = new float[32 * 32];
    for (int i = 0; i < galaxy.length; i++) {
      double y = i / 32 - 15.5;
      double x = i % 32 - 15.5;
      galaxy[i] = (float) (0.1 + 0.8 * Math.exp(-(y * y + 2 * x * x) / 6));
    }
    Affine affine =
        Affine.of(Symmetry.IDENTITY, new Movement(degrees, 1, down, right, CropWindow.WHOLE));

    assertThat(ToneChange.mean(sampled(affine, galaxy, 1, 32, 32), 0, galaxy.length))
        .isCloseTo(ToneChange.mean(galaxy, 0, galaxy.length), within(2e-4));
  }

  @Property(tries = 50, seed = PropertySeed.SEED)
  void drawsWithinTheLimits(
      @ForAll @DoubleRange(max = 180) double rotate,
      @ForAll @DoubleRange(max = 0.5) double shift,
      @ForAll @DoubleRange(max = 1) double zoom) {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 100; i++) {
      Movement movement = Movement.draw(new PlacementSpec(rotate, shift, zoom, 1), 20, 40, random);

      assertThat(movement.degrees()).isBetween(-rotate, rotate);
      assertThat(movement.factor()).isBetween(1 / (1 + zoom) - 1e-12, 1 + zoom + 1e-12);
      assertThat(movement.down())
          .isBetween((int) -Math.round(20 * shift), (int) Math.round(20 * shift));
      assertThat(Math.abs(movement.right())).isLessThanOrEqualTo((int) Math.round(40 * shift));
    }
  }

  static float[] random(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextDouble();
    }
    return values;
  }

  private static float[] sampled(
      Affine affine, float[] image, int channels, int height, int width) {
    float[] result = new float[image.length];
    new Resampler(channels, height, width).apply(affine, image, result);
    return result;
  }

  private static float[] values(JsonNode list) {
    float[] values = new float[list.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = list.get(i).floatValue();
    }
    return values;
  }
}
