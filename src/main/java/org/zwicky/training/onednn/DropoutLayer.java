package org.zwicky.training.onednn;

import java.nio.FloatBuffer;
import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.algorithm;

/**
 * Dropout (Srivastava et al. 2014), what is kept scaled by 1 / (1 − rate). The masks depend on the
 * seed, the layer and the number of the step alone.
 */
final class DropoutLayer implements Layer {

  private final float scale;
  private final long threshold;
  private final DropoutStream stream;
  private Tensor mask;

  /**
   * @param rate share of numbers set to zero, in [0, 1)
   */
  DropoutLayer(double rate, DropoutStream stream) {
    this.scale = (float) (1 / (1 - rate));
    this.threshold = Math.round(rate * (1L << Integer.SIZE));
    this.stream = stream;
  }

  @Override
  public Tensor forward(Program program, Tensor source) {
    if (!program.training()) {
      return source;
    }
    mask = program.arrangement().keep(source.dims(), source.layout());
    int size = Math.toIntExact(mask.bytes() / Float.BYTES);
    float[] drawn = new float[size];
    program.add(
        () -> {
          stream.draw(drawn, threshold, scale);
          FloatBuffer target = Program.floats(mask, size);
          target.put(0, drawn);
        });
    return multiply(program, source, program.output(source.dims(), source.layout()));
  }

  @Override
  public Tensor backward(Program program, Tensor gradient, boolean inputGradient) {
    if (!inputGradient) {
      return null;
    }
    Tensor own = program.inLayout(gradient, mask.layout());
    return multiply(program, own, own);
  }

  private Tensor multiply(Program program, Tensor source, Tensor target) {
    binary.primitive_desc descriptor =
        new binary.primitive_desc(
            new binary.desc(algorithm.binary_mul, source.layout(), mask.layout(), target.layout()),
            Dnnl.attributes(),
            Dnnl.CPU);
    program.add(
        descriptor,
        new binary(descriptor),
        new Arguments()
            .with(dnnl.DNNL_ARG_SRC_0, source)
            .with(dnnl.DNNL_ARG_SRC_1, mask)
            .with(dnnl.DNNL_ARG_DST, target));
    return target;
  }
}
