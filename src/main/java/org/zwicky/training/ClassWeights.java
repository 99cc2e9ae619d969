package org.zwicky.training;

import java.util.Arrays;
import org.zwicky.training.spec.ImbalanceKind;

/** Loss weights of classes of unequal size. */
final class ClassWeights {

  private ClassWeights() {}

  /**
   * One weight a class, scaled so that the mean over the training images is 1: the learning rate
   * then means the same with every treatment. A class without training images has weight 0.
   *
   * <ul>
   *   <li>{@code BALANCED_WEIGHTS}: n / (K·n_c), K the classes present (scikit-learn's {@code
   *       compute_class_weight("balanced")}), whose mean is 1 as it stands.
   *   <li>{@code SQRT_WEIGHTS}: the square roots of these, divided by their mean over images.
   *   <li>all others: 1.
   * </ul>
   *
   * @param counts training images of each class, at least one above 0
   */
  static double[] of(ImbalanceKind kind, int[] counts) {
    double total = Arrays.stream(counts).asLongStream().sum();
    double present = Arrays.stream(counts).filter(count -> count > 0).count();
    double[] weights = new double[counts.length];
    for (int k = 0; k < counts.length; k++) {
      if (counts[k] > 0) {
        double balanced = total / (present * counts[k]);
        weights[k] =
            switch (kind) {
              case BALANCED_WEIGHTS -> balanced;
              case SQRT_WEIGHTS -> Math.sqrt(balanced);
              case NONE, OVERSAMPLE, FOCAL -> 1;
            };
      }
    }
    double sum = 0;
    for (int k = 0; k < counts.length; k++) {
      sum += weights[k] * counts[k];
    }
    double mean = sum / total;
    return Arrays.stream(weights).map(weight -> weight / mean).toArray();
  }
}
