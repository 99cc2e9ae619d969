package org.zwicky.training.onednn;

import org.bytedeco.dnnl.eltwise_forward;
import org.bytedeco.dnnl.global.dnnl;

/** An activation as a step of its own. */
final class ActivationLayer implements PlannedLayer {

  private final Activation activation;
  private final boolean inPlace;
  private Tensor input;
  private Tensor output;

  /**
   * @param overwrites whether the input may be overwritten
   */
  ActivationLayer(Activation activation, boolean overwrites) {
    this.activation = activation;
    this.inPlace = overwrites && activation.fromOutput();
  }

  @Override
  public Tensor forward(Program program, Tensor source) {
    input = source;
    output = inPlace ? source : program.output(source.dims(), source.layout());
    eltwise_forward.primitive_desc descriptor =
        new eltwise_forward.primitive_desc(
            new eltwise_forward.desc(
                program.forwardKind(),
                activation.forward(),
                source.layout(),
                activation.alpha(),
                0),
            Dnnl.attributes(),
            Dnnl.CPU);
    program.add(
        descriptor,
        new eltwise_forward(descriptor),
        new Arguments().with(dnnl.DNNL_ARG_SRC, input).with(dnnl.DNNL_ARG_DST, output));
    return output;
  }

  @Override
  public Tensor backward(Program program, Tensor gradient, boolean inputGradient) {
    if (!inputGradient) {
      return null;
    }
    return activation.fromOutput()
        ? OutputActivation.derive(program, activation, output, gradient, dnnl.DNNL_ARG_DST)
        : OutputActivation.derive(program, activation, input, gradient, dnnl.DNNL_ARG_SRC);
  }

  @Override
  public boolean outputMayBeOverwritten() {
    return false;
  }
}
