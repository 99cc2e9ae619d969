package org.zwicky.training.onednn;

import java.util.Optional;
import org.bytedeco.dnnl.eltwise_backward;
import org.bytedeco.dnnl.eltwise_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;

/** An activation inside another primitive, and its derivative from that primitive's output. */
record OutputActivation(Optional<Activation> activation) {

  /** Attributes of a primitive that applies the activation to what it computes. */
  static primitive_attr fused(Optional<Activation> activation) {
    primitive_attr attributes = Dnnl.attributes();
    if (activation.isPresent()) {
      post_ops operations = new post_ops();
      operations.append_eltwise(
          1, activation.get().forward(), activation.get().alpha(), /* beta */ 0);
      attributes.set_post_ops(operations);
    }
    return attributes;
  }

  /** Adds the step from the gradient by the output to the one by the activation's input. */
  Tensor backward(Program program, Tensor output, Tensor gradient) {
    return activation.isEmpty()
        ? gradient
        : derive(program, activation.get(), output, gradient, dnnl.DNNL_ARG_DST);
  }

  /**
   * Adds the step through an activation's derivative, in place.
   *
   * @param known the activation's input or output
   * @param role oneDNN's number for what is known
   */
  static Tensor derive(
      Program program, Activation activation, Tensor known, Tensor gradient, int role) {
    memory.desc layout = known.layout();
    eltwise_forward.primitive_desc hint =
        new eltwise_forward.primitive_desc(
            new eltwise_forward.desc(
                prop_kind.forward_training, activation.forward(), layout, activation.alpha(), 0),
            Dnnl.attributes(),
            Dnnl.CPU);
    eltwise_backward.primitive_desc descriptor =
        new eltwise_backward.primitive_desc(
            new eltwise_backward.desc(activation.backward(), layout, layout, activation.alpha(), 0),
            Dnnl.attributes(),
            Dnnl.CPU,
            hint);
    Tensor own = program.inLayout(gradient, layout);
    program.add(
        descriptor,
        new eltwise_backward(descriptor),
        new Arguments()
            .with(role, known)
            .with(dnnl.DNNL_ARG_DIFF_DST, own)
            .with(dnnl.DNNL_ARG_DIFF_SRC, own));
    return own;
  }
}
