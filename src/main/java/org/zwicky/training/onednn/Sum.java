package org.zwicky.training.onednn;

import java.util.Optional;
import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.algorithm;

/** The sum of two tensors of one shape. */
final class Sum {

  private Sum() {}

  /**
   * Adds the step activation(target + added), which may overwrite the target.
   *
   * @return the result
   */
  static Tensor of(Program program, Tensor target, Tensor added, Optional<Activation> activation) {
    Tensor other = program.inLayout(added, target.layout());
    // oneDNN 2.5 clears a target with padded channels before it reads it, if an activation follows.
    boolean apart = activation.isPresent() && target.isPadded();
    binary.primitive_desc descriptor =
        new binary.primitive_desc(
            new binary.desc(algorithm.binary_add, target.layout(), other.layout(), target.layout()),
            OutputActivation.fused(apart ? Optional.empty() : activation),
            Dnnl.CPU);
    program.add(
        descriptor,
        new binary(descriptor),
        new Arguments()
            .with(dnnl.DNNL_ARG_SRC_0, target)
            .with(dnnl.DNNL_ARG_SRC_1, other)
            .with(dnnl.DNNL_ARG_DST, target));
    return apart
        ? new ActivationLayer(activation.get(), /* overwrites= */ true).forward(program, target)
        : target;
  }
}
