package org.zwicky.training.onednn;

import java.util.Optional;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.inner_product_backward_data;
import org.bytedeco.dnnl.inner_product_backward_weights;
import org.bytedeco.dnnl.inner_product_forward;
import org.bytedeco.dnnl.memory;

/**
 * A fully connected layer on vectors. DL4J keeps its weights first, one row an output, then its
 * bias.
 */
final class DenseLayer implements Layer {

  private final int inputs;
  private final int units;
  private final long offset;
  private final Optional<Activation> activation;
  private Tensor input;
  private Tensor output;
  private inner_product_forward.primitive_desc forward;

  /**
   * @param offset of its first parameter
   * @param activation one whose derivative follows from its output
   */
  DenseLayer(int inputs, int units, long offset, Optional<Activation> activation) {
    this.inputs = inputs;
    this.units = units;
    this.offset = offset;
    this.activation = activation;
  }

  @Override
  public Tensor forward(Program program, Tensor source) {
    input = source;
    long[] out = {program.batchSize(), units};
    forward =
        new inner_product_forward.primitive_desc(
            new inner_product_forward.desc(
                program.forwardKind(),
                source.layout(),
                weights(),
                Dnnl.plain(units),
                Dnnl.plain(out)),
            OutputActivation.fused(activation),
            Dnnl.CPU);
    output = program.output(out, Dnnl.plain(out));
    Parameters parameters = program.parameters();
    program.add(
        forward,
        new inner_product_forward(forward),
        new Arguments()
            .with(dnnl.DNNL_ARG_SRC, source)
            .with(dnnl.DNNL_ARG_WEIGHTS, parameters.value(offset, units, inputs))
            .with(dnnl.DNNL_ARG_BIAS, parameters.value(biasOffset(), units))
            .with(dnnl.DNNL_ARG_DST, output));
    return output;
  }

  @Override
  public boolean hasParameters() {
    return true;
  }

  @Override
  public Tensor backward(Program program, Tensor gradient, boolean inputGradient) {
    Tensor own = new OutputActivation(activation).backward(program, output, gradient);
    weightGradient(program, own);
    return inputGradient ? inputGradient(program, own) : null;
  }

  @Override
  public Optional<Layer> withActivation(Activation added) {
    return activation.isPresent()
        ? Optional.empty()
        : Optional.of(new DenseLayer(inputs, units, offset, Optional.of(added)));
  }

  @Override
  public boolean outputMayBeOverwritten() {
    return activation.isEmpty();
  }

  private void weightGradient(Program program, Tensor gradient) {
    inner_product_backward_weights.primitive_desc descriptor =
        new inner_product_backward_weights.primitive_desc(
            new inner_product_backward_weights.desc(
                input.layout(), weights(), Dnnl.plain(units), gradient.layout()),
            Dnnl.attributes(),
            Dnnl.CPU,
            forward);
    Parameters parameters = program.parameters();
    program.add(
        descriptor,
        new inner_product_backward_weights(descriptor),
        new Arguments()
            .with(dnnl.DNNL_ARG_SRC, input)
            .with(dnnl.DNNL_ARG_DIFF_DST, gradient)
            .with(dnnl.DNNL_ARG_DIFF_WEIGHTS, parameters.gradient(offset, units, inputs))
            .with(dnnl.DNNL_ARG_DIFF_BIAS, parameters.gradient(biasOffset(), units)));
  }

  private Tensor inputGradient(Program program, Tensor gradient) {
    inner_product_backward_data.primitive_desc descriptor =
        new inner_product_backward_data.primitive_desc(
            new inner_product_backward_data.desc(input.layout(), weights(), gradient.layout()),
            Dnnl.attributes(),
            Dnnl.CPU,
            forward);
    Tensor result = program.arrangement().pass(input.dims(), input.layout());
    program.add(
        descriptor,
        new inner_product_backward_data(descriptor),
        new Arguments()
            .with(dnnl.DNNL_ARG_DIFF_DST, gradient)
            .with(dnnl.DNNL_ARG_WEIGHTS, program.parameters().value(offset, units, inputs))
            .with(dnnl.DNNL_ARG_DIFF_SRC, result));
    return result;
  }

  private memory.desc weights() {
    return Dnnl.plain(units, inputs);
  }

  private long biasOffset() {
    return offset + (long) units * inputs;
  }
}
