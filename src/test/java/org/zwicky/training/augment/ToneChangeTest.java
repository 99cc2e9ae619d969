package org.zwicky.training.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.zwicky.PropertySeed;
import org.zwicky.candidate.training.ToneSpec;

class ToneChangeTest {

  @Property(tries = 100, seed = PropertySeed.SEED)
  void brightnessMultipliesAllPixelsByOneFactor(
      @ForAll @DoubleRange(min = 0.01, max = 1) double brightness, @ForAll long seed) {
    float[] image = image(seed);
    float[] result = changed(new ToneSpec(brightness, 0, 0), image, seed);

    double factor = result[0] / image[0];
    assertThat(factor).isBetween(1 - brightness - 1e-6, 1 + brightness + 1e-6);
    for (int i = 0; i < image.length; i++) {
      assertThat((double) result[i]).isCloseTo(factor * image[i], within(1e-5));
    }
  }

  @Property(tries = 100, seed = PropertySeed.SEED)
  void contrastKeepsTheMeanAndScalesTheDifferences(
      @ForAll @DoubleRange(min = 0.01, max = 1) double contrast, @ForAll long seed) {
    float[] image = image(seed);
    float[] result = changed(new ToneSpec(0, contrast, 0), image, seed);

    double mean = ToneChange.mean(image, 0, image.length);
    assertThat(ToneChange.mean(result, 0, result.length)).isCloseTo(mean, within(1e-5));
    assertThat(deviation(result) / deviation(image))
        .isBetween(1 - contrast - 1e-4, 1 + contrast + 1e-4);
  }

  @Test
  void noiseHasMean0AndItsStandardDeviation() {
    float[] noise = changed(new ToneSpec(0, 0, 0.02), new float[100_000], 3);

    assertThat(ToneChange.mean(noise, 0, noise.length))
        .isCloseTo(0, within(5 * 0.02 / Math.sqrt(1e5)));
    assertThat(deviation(noise)).isCloseTo(0.02, within(0.0005));
  }

  @Property(tries = 20, seed = PropertySeed.SEED)
  void withoutAnySettingNothingChanges(@ForAll long seed) {
    assertThat(changed(ToneSpec.NONE, image(seed), seed)).isEqualTo(image(seed));
  }

  private static float[] image(long seed) {
    float[] image = ResamplerTest.random(64, seed);
    for (int i = 0; i < image.length; i++) {
      image[i] += 0.1f;
    }
    return image;
  }

  private static float[] changed(ToneSpec spec, float[] image, long seed) {
    float[] result = image.clone();
    new ToneChange(spec).apply(result, new SplittableRandom(seed));
    return result;
  }

  private static double deviation(float[] values) {
    double mean = ToneChange.mean(values, 0, values.length);
    double sum = 0;
    for (float value : values) {
      sum += (value - mean) * (value - mean);
    }
    return Math.sqrt(sum / values.length);
  }
}
