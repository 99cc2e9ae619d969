package org.zwicky.candidate.training;

import java.util.OptionalDouble;

/**
 * What keeps weights small, and predictions from certainty. Weights are those of convolutions and
 * dense layers; biases and batch normalisation are left alone.
 *
 * @param l1 adds l1·Σ|w| to the loss; at least 0
 * @param l2 adds ½·l2·‖w‖² to the loss; at least 0
 * @param weightDecay takes rate·weightDecay·w from each weight in every step, beside the
 *     optimiser's own (Loshchilov and Hutter 2019, algorithm 2, with the rate as its schedule); at
 *     least 0
 * @param maxNorm the largest L2 norm that the weights into one unit or filter may have after a step
 *     (Srivastava et al. 2014, section 5.1), above 0; empty for any
 * @param labelSmoothing share ε of each target that is spread over all classes evenly (Szegedy et
 *     al. 2016, section 7), in [0, 1)
 */
public record RegularizationSpec(
    double l1, double l2, double weightDecay, OptionalDouble maxNorm, double labelSmoothing) {

  /** What AdamW decays by where nothing else is said, as in PyTorch. */
  public static final double USUAL_DECAY = 0.01;

  public static final RegularizationSpec NONE = ofL2(0);

  /** An L2 penalty alone. */
  public static RegularizationSpec ofL2(double l2) {
    return new RegularizationSpec(0, l2, 0, OptionalDouble.empty(), 0);
  }

  /** Decoupled weight decay alone. */
  public static RegularizationSpec ofDecay(double weightDecay) {
    return new RegularizationSpec(0, 0, weightDecay, OptionalDouble.empty(), 0);
  }

  /** A bound on the norms alone. */
  public static RegularizationSpec ofMaxNorm(double maxNorm) {
    return new RegularizationSpec(0, 0, 0, OptionalDouble.of(maxNorm), 0);
  }

  /** This one with smoothed labels. */
  public RegularizationSpec withLabelSmoothing(double share) {
    return new RegularizationSpec(l1, l2, weightDecay, maxNorm, share);
  }

  /** Whether anything is added to the loss. */
  public boolean penalises() {
    return l1 > 0 || l2 > 0;
  }
}
