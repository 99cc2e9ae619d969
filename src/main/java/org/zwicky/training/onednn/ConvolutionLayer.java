package org.zwicky.training.onednn;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_attr;

/**
 * A convolution with an optional bias and activation, in one primitive; for predictions also with a
 * batch normalisation between the two.
 */
final class ConvolutionLayer implements PlannedLayer {

  private final ConvolutionShape shape;
  private final OptionalLong norm;
  private final Optional<Activation> activation;
  private final OutputActivation activationGradient;
  private Tensor input;
  private Tensor output;
  private convolution_forward.primitive_desc forward;

  /** A convolution alone. */
  ConvolutionLayer(ConvolutionShape shape) {
    this(shape, OptionalLong.empty(), Optional.empty());
  }

  private ConvolutionLayer(
      ConvolutionShape shape, OptionalLong norm, Optional<Activation> activation) {
    this.shape = shape;
    this.norm = norm;
    this.activation = activation;
    this.activationGradient = new OutputActivation(activation);
  }

  @Override
  public Tensor forward(Program program, Tensor source) {
    ConvolutionWeights weights = ConvolutionWeights.of(shape, norm, program);
    long[] out = shape.output(program.batchSize());
    forward = choose(method -> forward(program, method, source, out, weights));
    input = program.inLayout(source, forward.src_desc());
    output = program.output(out, forward.dst_desc());
    Arguments arguments =
        new Arguments()
            .with(dnnl.DNNL_ARG_SRC, input)
            .with(
                dnnl.DNNL_ARG_WEIGHTS,
                program.parametersInLayout(weights.kernel(), forward.weights_desc()))
            .with(dnnl.DNNL_ARG_DST, output);
    weights.bias().ifPresent(bias -> arguments.with(dnnl.DNNL_ARG_BIAS, bias));
    program.add(forward, new convolution_forward(forward), arguments);
    return output;
  }

  private convolution_forward.primitive_desc forward(
      Program program, algorithm method, Tensor source, long[] out, ConvolutionWeights weights) {
    primitive_attr attributes = OutputActivation.fused(activation);
    convolution_forward.desc description =
        weights.bias().isPresent()
            ? new convolution_forward.desc(
                program.forwardKind(),
                method,
                shape.preferred(source),
                Dnnl.any(shape.weights()),
                weights.bias().get().layout(),
                Dnnl.any(out),
                shape.strides(),
                shape.dilates(),
                shape.before(),
                shape.after())
            : new convolution_forward.desc(
                program.forwardKind(),
                method,
                shape.preferred(source),
                Dnnl.any(shape.weights()),
                Dnnl.any(out),
                shape.strides(),
                shape.dilates(),
                shape.before(),
                shape.after());
    return new convolution_forward.primitive_desc(description, attributes, Dnnl.CPU);
  }

  @Override
  public boolean hasParameters() {
    return true;
  }

  @Override
  public Tensor backward(Program program, Tensor gradient, boolean inputGradient) {
    Tensor own = activationGradient.backward(program, output, gradient);
    weightGradient(program, own);
    return inputGradient ? inputGradient(program, own) : null;
  }

  @Override
  public Optional<PlannedLayer> withActivation(Activation added) {
    return activation.isPresent()
        ? Optional.empty()
        : Optional.of(new ConvolutionLayer(shape, norm, Optional.of(added)));
  }

  @Override
  public Optional<PlannedLayer> withBatchNorm(long offset) {
    return activation.isPresent() || norm.isPresent()
        ? Optional.empty()
        : Optional.of(new ConvolutionLayer(shape, OptionalLong.of(offset), activation));
  }

  @Override
  public boolean outputMayBeOverwritten() {
    return activation.isEmpty();
  }

  private void weightGradient(Program program, Tensor gradient) {
    convolution_backward_weights.primitive_desc descriptor =
        choose(method -> weightGradient(method, gradient));
    Tensor own = shape.weightGradients(program.parameters());
    Tensor result = program.gradientInLayout(own, descriptor.diff_weights_desc());
    Arguments arguments =
        new Arguments()
            .with(dnnl.DNNL_ARG_SRC, program.inLayout(input, descriptor.src_desc()))
            .with(dnnl.DNNL_ARG_DIFF_DST, program.inLayout(gradient, descriptor.diff_dst_desc()))
            .with(dnnl.DNNL_ARG_DIFF_WEIGHTS, result);
    if (shape.bias()) {
      arguments.with(dnnl.DNNL_ARG_DIFF_BIAS, shape.biasGradients(program.parameters()));
    }
    program.add(descriptor, new convolution_backward_weights(descriptor), arguments);
    program.copy(result, own);
  }

  private convolution_backward_weights.primitive_desc weightGradient(
      algorithm method, Tensor gradient) {
    memory.desc anyGradient = Dnnl.any(gradient.dims());
    convolution_backward_weights.desc description =
        shape.bias()
            ? new convolution_backward_weights.desc(
                method,
                shape.preferred(input),
                Dnnl.any(shape.weights()),
                Dnnl.plain(shape.filters()),
                anyGradient,
                shape.strides(),
                shape.dilates(),
                shape.before(),
                shape.after())
            : new convolution_backward_weights.desc(
                method,
                shape.preferred(input),
                Dnnl.any(shape.weights()),
                anyGradient,
                shape.strides(),
                shape.dilates(),
                shape.before(),
                shape.after());
    return new convolution_backward_weights.primitive_desc(
        description, Dnnl.attributes(), Dnnl.CPU, forward);
  }

  private Tensor inputGradient(Program program, Tensor gradient) {
    convolution_backward_data.primitive_desc descriptor =
        choose(method -> inputGradient(method, gradient));
    Tensor source = program.inLayout(gradient, descriptor.diff_dst_desc());
    Tensor result = program.arrangement().pass(input.dims(), descriptor.diff_src_desc());
    Arguments arguments =
        new Arguments()
            .with(dnnl.DNNL_ARG_DIFF_DST, source)
            .with(
                dnnl.DNNL_ARG_WEIGHTS,
                program.parametersInLayout(
                    shape.weightValues(program.parameters()), descriptor.weights_desc()))
            .with(dnnl.DNNL_ARG_DIFF_SRC, result);
    program.add(descriptor, new convolution_backward_data(descriptor), arguments);
    return result;
  }

  private convolution_backward_data.primitive_desc inputGradient(
      algorithm method, Tensor gradient) {
    convolution_backward_data.desc description =
        new convolution_backward_data.desc(
            method,
            Dnnl.any(input.dims()),
            Dnnl.any(shape.weights()),
            Dnnl.any(gradient.dims()),
            shape.strides(),
            shape.dilates(),
            shape.before(),
            shape.after());
    return new convolution_backward_data.primitive_desc(
        description, Dnnl.attributes(), Dnnl.CPU, forward);
  }

  /** Winograd's method where it pays and the CPU has it, else the sum itself. */
  private <T> T choose(Function<algorithm, T> describe) {
    if (shape.suitsWinograd()) {
      try {
        return describe.apply(algorithm.convolution_winograd);
      } catch (RuntimeException unimplemented) {
        return describe.apply(algorithm.convolution_direct);
      }
    }
    return describe.apply(algorithm.convolution_direct);
  }
}
