package org.zwicky.training.onednn;

import java.util.List;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.zwicky.candidate.network.ActivationKind;
import org.zwicky.candidate.network.Elementwise;

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

  /**
   * The functions that make up an activation, applied one after the other.
   *
   * @throws IllegalArgumentException if oneDNN has not all of them
   */
  static List<Activation> of(ActivationKind kind) {
    return kind.parts().stream().map(Activation::of).toList();
  }

  private static Activation of(Elementwise part) {
    String name = "eltwise_" + part.function();
    return new Activation(
        algorithm.valueOf(name),
        algorithm.valueOf(part.fromOutput() ? name + "_use_dst_for_bwd" : name),
        part.alpha(),
        part.fromOutput());
  }
}
