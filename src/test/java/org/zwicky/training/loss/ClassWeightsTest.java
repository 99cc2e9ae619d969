package org.zwicky.training.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.zwicky.PropertySeed;
import org.zwicky.candidate.training.ClassWeighting;

class ClassWeightsTest {

  private static final double BETA = 0.999;

  @Test
  void balancedWeightsAreThoseOfScikitLearn() {
    // compute_class_weight("balanced", classes=[0, 1, 2], y of 6, 3 and 1): 10 / (3 · n_c).
    assertThat(ClassWeights.of(ClassWeighting.BALANCED, BETA, new int[] {6, 3, 1}))
        .containsExactly(new double[] {10 / 18.0, 10 / 9.0, 10 / 3.0}, within(1e-15));
  }

  @Test
  void balancedWeightsCountOnlyTheClassesPresent() {
    assertThat(ClassWeights.of(ClassWeighting.BALANCED, BETA, new int[] {6, 0, 2}))
        .containsExactly(new double[] {8 / 12.0, 0, 2}, within(1e-15));
  }

  @Test
  void sqrtWeightsAreRootsScaledToAMeanOfOneOverImages() {
    // Roots of 1/(n_c): ½ and 1; mean over 4 + 1 images (4·½ + 1)/5 = 0.6.
    assertThat(ClassWeights.of(ClassWeighting.SQRT, BETA, new int[] {4, 1}))
        .containsExactly(new double[] {0.5 / 0.6, 1 / 0.6}, within(1e-15));
  }

  @Test
  void effectiveNumbersOfOneAndTwoImagesAreThoseOfThePaper() {
    // Equation 1 with β = ½: E = 1 for one image, 3/2 for two. Weights 1 and 2/3; mean (1 + 4/3)/3.
    assertThat(ClassWeights.of(ClassWeighting.EFFECTIVE_NUMBER, 0.5, new int[] {1, 2}))
        .containsExactly(new double[] {9 / 7.0, 6 / 7.0}, within(1e-15));
  }

  @Test
  void effectiveNumbersGoFromEqualToBalancedWeightsWithBeta() {
    int[] counts = {70, 20, 9, 1, 0};

    assertThat(ClassWeights.of(ClassWeighting.EFFECTIVE_NUMBER, 0, counts))
        .containsExactly(new double[] {1, 1, 1, 1, 0}, within(1e-15));
    assertThat(ClassWeights.of(ClassWeighting.EFFECTIVE_NUMBER, 1 - 1e-12, counts))
        .containsExactly(ClassWeights.of(ClassWeighting.BALANCED, BETA, counts), within(1e-8));
  }

  @Property(seed = PropertySeed.SEED)
  void theMeanOverImagesIsOneWhateverTheWeights(
      @ForAll ClassWeighting weighting,
      @ForAll @DoubleRange(min = 0, max = 1, maxIncluded = false) double beta,
      @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 1, max = 100_000) Integer> sizes) {
    int[] counts = sizes.stream().mapToInt(size -> size).toArray();

    double[] weights = ClassWeights.of(weighting, beta, counts);

    double sum = 0;
    for (int k = 0; k < counts.length; k++) {
      sum += weights[k] * counts[k];
    }
    assertThat(sum / Arrays.stream(counts).sum()).isCloseTo(1, within(1e-12));
    assertThat(weights).doesNotContain(0, Double.NaN);
  }

  @Test
  void noWeightsWeighAllImagesAlike() {
    assertThat(ClassWeights.of(ClassWeighting.NONE, BETA, new int[] {90, 10}))
        .containsExactly(new double[] {1, 1}, within(1e-15));
  }
}
