package org.zwicky.training;

import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.zwicky.candidate.network.ActivationKind;

/** DL4J's names of activation functions, and the initial weights that suit each. */
final class Activations {

  private Activations() {}

  static Activation of(ActivationKind kind) {
    return switch (kind) {
      case IDENTITY -> Activation.IDENTITY;
      case RELU -> Activation.RELU;
      case LEAKYRELU -> Activation.LEAKYRELU;
      case ELU -> Activation.ELU;
      case SELU -> Activation.SELU;
      case GELU -> Activation.GELU;
      case SWISH -> Activation.SWISH;
      case MISH -> Activation.MISH;
      case TANH -> Activation.TANH;
      case SIGMOID -> Activation.SIGMOID;
    };
  }

  /**
   * Normal with variance 2/fan-in for the rectifier family (He et al. 2015), 1/fan-in for SELU
   * (Klambauer et al. 2017, section 3), 2/(fan-in + fan-out) for all others (Glorot and Bengio
   * 2010).
   */
  static WeightInit weightInit(ActivationKind kind) {
    return switch (kind) {
      case RELU, LEAKYRELU, ELU, GELU, SWISH, MISH -> WeightInit.RELU;
      case SELU -> WeightInit.LECUN_NORMAL;
      case IDENTITY, TANH, SIGMOID -> WeightInit.XAVIER;
    };
  }
}
