package org.zwicky.training.onednn;

import java.util.function.Consumer;
import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.dnnl_blocking_desc_t;
import org.bytedeco.dnnl.dnnl_memory_desc_t;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.memory;
import org.zwicky.candidate.network.DropoutSpec;

/**
 * Stochastic depth (Huang et al. 2016, arXiv:1603.09382) at the end of a residual block's
 * convolutions, in training: what they make of an image is dropped, or multiplied by 1 / (1 − rate)
 * so that its mean stays. What is drawn depends on the seed, the layer and the number of the step
 * alone.
 */
final class StochasticDepthLayer implements PlannedLayer {

  private final Consumer<float[]> noise;
  private Tensor factors;

  /**
   * @param rate the probability that an image's are dropped, above 0
   */
  StochasticDepthLayer(double rate, DropoutStream stream) {
    this.noise = new DropoutNoise(new DropoutSpec(rate), stream).factors();
  }

  /** In place, as no layer before it needs its output again. */
  @Override
  public Tensor forward(Program program, Tensor source) {
    int images = program.batchSize();
    long[] each = {1, images, 1};
    factors = program.arrangement().keep(each, Dnnl.plain(each));
    float[] drawn = new float[images];
    program.add(
        () -> {
          noise.accept(drawn);
          Program.floats(factors, images).put(0, drawn);
        });
    Tensor own = suitable(program, source);
    multiply(program, own, own);
    return own;
  }

  /** The gradient is the shortcut's as well, so the product is another tensor. */
  @Override
  public Tensor backward(Program program, Tensor gradient, boolean inputGradient) {
    if (!inputGradient) {
      return null;
    }
    Tensor own = suitable(program, gradient);
    Tensor result = program.arrangement().pass(own.dims(), own.layout());
    multiply(program, own, result);
    return result;
  }

  private static Tensor suitable(Program program, Tensor tensor) {
    return isImageByImage(tensor) ? tensor : program.inLayout(tensor, Dnnl.plain(tensor.dims()));
  }

  /** Whether all numbers of an image come before those of the next, padding included. */
  private static boolean isImageByImage(Tensor tensor) {
    dnnl_memory_desc_t data = tensor.layout().data();
    if (data.format_kind() != dnnl.dnnl_blocked) {
      return false;
    }
    dnnl_blocking_desc_t blocking = data.format_desc_blocking();
    for (int i = 0; i < blocking.inner_nblks(); i++) {
      if (blocking.inner_idxs().get(i) == 0) {
        return false;
      }
    }
    return blocking.strides().get(0) * tensor.dims()[0] * Float.BYTES == tensor.bytes();
  }

  /** As if images were channels: oneDNN has a fast product with a number a channel. */
  private void multiply(Program program, Tensor source, Tensor target) {
    long images = program.batchSize();
    long[] dims = {1, images, source.bytes() / Float.BYTES / images};
    memory.desc rows = Dnnl.plain(dims);
    binary.primitive_desc descriptor =
        new binary.primitive_desc(
            new binary.desc(algorithm.binary_mul, rows, factors.layout(), rows),
            Dnnl.attributes(),
            Dnnl.CPU);
    program.add(
        descriptor,
        new binary(descriptor),
        new Arguments()
            .with(dnnl.DNNL_ARG_SRC_0, program.arrangement().alias(source, dims, rows))
            .with(dnnl.DNNL_ARG_SRC_1, factors)
            .with(dnnl.DNNL_ARG_DST, program.arrangement().alias(target, dims, rows)));
  }
}
