package org.zwicky.training.onednn;

import java.util.List;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.zwicky.candidate.network.ActivationKind;

/**
 * One of oneDNN's element-wise functions.
 *
 * @param forward computes it
 * @param backward computes its derivative, from what the function gave if {@link #fromOutput}, else
 *     from what it was given
 * @param alpha first coefficient
 * @param fromOutput whether the function's output is enough for the derivative; such a function
 *     never decreases
 */
record Activation(algorithm forward, algorithm backward, float alpha, boolean fromOutput) {

  private static final float LEAKY_RELU_SLOPE = 0.01f;

  /** DL4J's GELU is x·σ(1.702x) (Hendrycks and Gimpel 2016, section 2). */
  private static final float GELU_SIGMOID = 1.702f;

  /** Klambauer et al. 2017, <i>Self-Normalizing Neural Networks</i>, equation 2. */
  private static final float SELU_ALPHA = 1.6732632f;

  private static final float SELU_SCALE = 1.0507010f;

  private static final Activation SELU_STRETCH =
      new Activation(algorithm.eltwise_linear, algorithm.eltwise_linear, SELU_SCALE, false);

  /** The functions that make up an activation, applied one after the other. */
  static List<Activation> of(ActivationKind kind) {
    return switch (kind) {
      case IDENTITY -> List.of();
      case RELU -> List.of(relu(0));
      case LEAKYRELU -> List.of(relu(LEAKY_RELU_SLOPE));
      case ELU -> List.of(elu(1));
      case SELU -> List.of(elu(SELU_ALPHA), SELU_STRETCH);
      case GELU -> List.of(fromInput(algorithm.eltwise_swish, GELU_SIGMOID));
      case SWISH -> List.of(fromInput(algorithm.eltwise_swish, 1));
      case MISH -> List.of(fromInput(algorithm.eltwise_mish, 0));
      case TANH ->
          List.of(
              new Activation(
                  algorithm.eltwise_tanh, algorithm.eltwise_tanh_use_dst_for_bwd, 0, true));
      case SIGMOID ->
          List.of(
              new Activation(
                  algorithm.eltwise_logistic, algorithm.eltwise_logistic_use_dst_for_bwd, 0, true));
    };
  }

  private static Activation relu(float slope) {
    return new Activation(
        algorithm.eltwise_relu, algorithm.eltwise_relu_use_dst_for_bwd, slope, true);
  }

  private static Activation elu(float alpha) {
    return new Activation(
        algorithm.eltwise_elu, algorithm.eltwise_elu_use_dst_for_bwd, alpha, true);
  }

  private static Activation fromInput(algorithm function, float alpha) {
    return new Activation(function, function, alpha, false);
  }
}
