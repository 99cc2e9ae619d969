package org.zwicky.training.dl4j;

import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.zwicky.candidate.network.ActivationKind;

/**
 * Activation functions in DL4J, which has each by our name, and the initial weights before them.
 */
final class Activations {

  private Activations() {}

  static Activation of(ActivationKind kind) {
    return Activation.valueOf(kind.name());
  }

  /** DL4J's own initial weights before an activation. */
  static WeightInit weightInit(ActivationKind kind) {
    return switch (kind.usualInit()) {
      case HE_NORMAL -> WeightInit.RELU;
      case LECUN_NORMAL -> WeightInit.LECUN_NORMAL;
      case GLOROT_NORMAL -> WeightInit.XAVIER;
      default -> throw new IllegalArgumentException("No initial weights known for " + kind);
    };
  }
}
