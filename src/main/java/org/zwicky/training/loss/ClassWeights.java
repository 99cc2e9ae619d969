package org.zwicky.training.loss;

import java.util.Arrays;
import org.zwicky.candidate.training.ClassWeighting;

/** Loss weights of classes of unequal size. */
final class ClassWeights {

  private ClassWeights() {}

  /**
   * One weight a class, scaled so that the mean over the training images is 1: the learning rate
   * then means the same with every treatment. A class without training images has weight 0.
   *
   * <ul>
   *   <li>{@code BALANCED}: n / (K·n_c), K the classes present (scikit-learn's {@code
   *       compute_class_weight("balanced")}), whose mean is 1 as it stands.
   *   <li>{@code SQRT}: in proportion to the square roots of these.
   *   <li>{@code EFFECTIVE_NUMBER}: in proportion to (1 − β) / (1 − β^n_c), one over the effective
   *       number of images (Cui et al. 2019, <i>Class-Balanced Loss Based on Effective Number of
   *       Samples</i>, equations 1 and 2; the paper scales to a sum of K). β = 0 weighs all alike,
   *       β towards 1 as {@code BALANCED}.
   *   <li>{@code NONE}: 1.
   * </ul>
   *
   * @param beta β of {@code EFFECTIVE_NUMBER}, in [0, 1)
   * @param counts training images of each class, at least one above 0
   */
  static double[] of(ClassWeighting weighting, double beta, int[] counts) {
    double total = Arrays.stream(counts).asLongStream().sum();
    double present = Arrays.stream(counts).filter(count -> count > 0).count();
    double[] weights = new double[counts.length];
    for (int k = 0; k < counts.length; k++) {
      if (counts[k] > 0) {
        double balanced = total / (present * counts[k]);
        weights[k] =
            switch (weighting) {
              case NONE -> 1;
              case BALANCED -> balanced;
              case SQRT -> Math.sqrt(balanced);
              // 1 − β^n without the digits that 1 − x loses near 1.
              case EFFECTIVE_NUMBER -> (1 - beta) / -Math.expm1(counts[k] * Math.log(beta));
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
