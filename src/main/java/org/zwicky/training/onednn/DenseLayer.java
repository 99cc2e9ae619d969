package org.zwicky.training.onednn;

import java.util.Optional;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.inner_product_backward_data;
import org.bytedeco.dnnl.inner_product_backward_weights;
import org.bytedeco.dnnl.inner_product_forward;
import org.bytedeco.dnnl.memory;

/**
 * A fully connected layer on vectors. DL4J keeps its weights first, one row an output, then its
 * bias, if it has one.
 */
final class DenseLayer implements PlannedLayer {

  private final int inputs;
  private final int units;
  private final boolean bias;
  private final long offset;
  private final Optional<Activation> activation;
  private Tensor input;
  private Tensor output;
  private inner_product_forward.primitive_desc forward;

  /**
   * @param offset of its first parameter
   * @param activation one whose derivative follows from its output
   */
  DenseLayer(int inputs, int units, boolean bias, long offset, Optional<Activation> activation) {
    this.inputs = inputs;
    this.units = units;
    this.bias = bias;
    this.offset = offset;
    this.activation = activation;
  }

  @Override
  public Tensor forward(Program program, Tensor source) {
    input = source;
    long[] out = {program.batchSize(), units};
    forward =
        new inner_product_forward.primitive_desc(
            description(program, source.layout(), Dnnl.plain(out)),
            OutputActivation.fused(activation),
            Dnnl.CPU);
    output = program.output(out, Dnnl.plain(out));
    FlatParameters parameters = program.parameters();
    Arguments arguments =
        new Arguments()
            .with(dnnl.DNNL_ARG_SRC, source)
            .with(dnnl.DNNL_ARG_WEIGHTS, parameters.value(offset, units, inputs))
            .with(dnnl.DNNL_ARG_DST, output);
    if (bias) {
      arguments.with(dnnl.DNNL_ARG_BIAS, parameters.value(biasOffset(), units));
    }
    program.add(forward, new inner_product_forward(forward), arguments);
    return output;
  }

  private inner_product_forward.desc description(
      Program program, memory.desc source, memory.desc out) {
    return bias
        ? new inner_product_forward.desc(
            program.forwardKind(), source, weights(), Dnnl.plain(units), out)
        : new inner_product_forward.desc(program.forwardKind(), source, weights(), out);
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
  public Optional<PlannedLayer> withActivation(Activation added) {
    return activation.isPresent()
        ? Optional.empty()
        : Optional.of(new DenseLayer(inputs, units, bias, offset, Optional.of(added)));
  }

  @Override
  public boolean outputMayBeOverwritten() {
    return activation.isEmpty();
  }

  private void weightGradient(Program program, Tensor gradient) {
    inner_product_backward_weights.primitive_desc descriptor =
        new inner_product_backward_weights.primitive_desc(
            bias
                ? new inner_product_backward_weights.desc(
                    input.layout(), weights(), Dnnl.plain(units), gradient.layout())
                : new inner_product_backward_weights.desc(
                    input.layout(), weights(), gradient.layout()),
            Dnnl.attributes(),
            Dnnl.CPU,
            forward);
    FlatParameters parameters = program.parameters();
    Arguments arguments =
        new Arguments()
            .with(dnnl.DNNL_ARG_SRC, input)
            .with(dnnl.DNNL_ARG_DIFF_DST, gradient)
            .with(dnnl.DNNL_ARG_DIFF_WEIGHTS, parameters.gradient(offset, units, inputs));
    if (bias) {
      arguments.with(dnnl.DNNL_ARG_DIFF_BIAS, parameters.gradient(biasOffset(), units));
    }
    program.add(descriptor, new inner_product_backward_weights(descriptor), arguments);
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
