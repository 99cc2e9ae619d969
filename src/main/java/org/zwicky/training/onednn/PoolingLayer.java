package org.zwicky.training.onednn;

import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.pooling_backward;
import org.bytedeco.dnnl.pooling_forward;
import org.zwicky.network.FeatureShape;
import org.zwicky.network.PoolKind;

/** Pooling without padding; global pooling is the one whose window is the whole map. */
final class PoolingLayer implements Layer {

  private static final long[] NO_PADDING = {0, 0};

  private final algorithm kind;
  private final long[] window;
  private final long[] strides;
  private final FeatureShape outputShape;
  private Tensor input;
  private Tensor output;
  private Tensor workspace;
  private pooling_forward.primitive_desc forward;

  /**
   * @param height of the window
   * @param width of the window
   */
  PoolingLayer(PoolKind kind, int height, int width, int stride, FeatureShape outputShape) {
    this.kind = kind == PoolKind.MAX ? algorithm.pooling_max : algorithm.pooling_avg;
    this.window = new long[] {height, width};
    this.strides = new long[] {stride, stride};
    this.outputShape = outputShape;
  }

  @Override
  public Tensor forward(Program program, Tensor source) {
    input = source;
    long[] out = {
      program.batchSize(), outputShape.channels(), outputShape.height(), outputShape.width()
    };
    forward =
        new pooling_forward.primitive_desc(
            new pooling_forward.desc(
                program.forwardKind(),
                kind,
                source.layout(),
                Dnnl.any(out),
                strides,
                window,
                NO_PADDING,
                NO_PADDING),
            Dnnl.attributes(),
            Dnnl.CPU);
    output = program.output(out, forward.dst_desc());
    Arguments arguments =
        new Arguments().with(dnnl.DNNL_ARG_SRC, source).with(dnnl.DNNL_ARG_DST, output);
    memory.desc chosen = forward.workspace_desc();
    if (!chosen.is_zero()) {
      workspace = program.arrangement().keep(out, chosen);
      arguments.with(dnnl.DNNL_ARG_WORKSPACE, workspace);
    }
    program.add(forward, new pooling_forward(forward), arguments);
    return output;
  }

  @Override
  public Tensor backward(Program program, Tensor gradient, boolean inputGradient) {
    if (!inputGradient) {
      return null;
    }
    pooling_backward.primitive_desc descriptor =
        new pooling_backward.primitive_desc(
            new pooling_backward.desc(
                kind, input.layout(), output.layout(), strides, window, NO_PADDING, NO_PADDING),
            Dnnl.attributes(),
            Dnnl.CPU,
            forward);
    Tensor own = program.inLayout(gradient, output.layout());
    Tensor result = program.arrangement().pass(input.dims(), input.layout());
    Arguments arguments =
        new Arguments().with(dnnl.DNNL_ARG_DIFF_DST, own).with(dnnl.DNNL_ARG_DIFF_SRC, result);
    if (workspace != null) {
      arguments.with(dnnl.DNNL_ARG_WORKSPACE, workspace);
    }
    program.add(descriptor, new pooling_backward(descriptor), arguments);
    return result;
  }
}
