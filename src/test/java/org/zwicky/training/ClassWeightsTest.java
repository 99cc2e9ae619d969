package org.zwicky.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.zwicky.training.spec.ImbalanceKind;

class ClassWeightsTest {

  @Test
  void balancedWeightsAreThoseOfScikitLearn() {
    // compute_class_weight("balanced", classes=[0, 1, 2], y of 6, 3 and 1): 10 / (3 · n_c).
    assertThat(ClassWeights.of(ImbalanceKind.BALANCED_WEIGHTS, new int[] {6, 3, 1}))
        .containsExactly(new double[] {10 / 18.0, 10 / 9.0, 10 / 3.0}, within(1e-15));
  }

  @Test
  void balancedWeightsCountOnlyTheClassesPresent() {
    assertThat(ClassWeights.of(ImbalanceKind.BALANCED_WEIGHTS, new int[] {6, 0, 2}))
        .containsExactly(new double[] {8 / 12.0, 0, 2}, within(1e-15));
  }

  @Test
  void sqrtWeightsAreRootsScaledToAMeanOfOneOverImages() {
    // Roots of 1/(n_c): ½ and 1; mean over 4 + 1 images (4·½ + 1)/5 = 0.6.
    assertThat(ClassWeights.of(ImbalanceKind.SQRT_WEIGHTS, new int[] {4, 1}))
        .containsExactly(new double[] {0.5 / 0.6, 1 / 0.6}, within(1e-15));
  }

  @Test
  void otherTreatmentsWeighAllImagesAlike() {
    for (ImbalanceKind kind :
        new ImbalanceKind[] {ImbalanceKind.NONE, ImbalanceKind.OVERSAMPLE, ImbalanceKind.FOCAL}) {
      assertThat(ClassWeights.of(kind, new int[] {90, 10}))
          .containsExactly(new double[] {1, 1}, within(1e-15));
    }
  }
}
