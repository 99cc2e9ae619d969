package org.zwicky.training.onednn;

import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.pooling_backward;
import org.bytedeco.dnnl.pooling_forward;
import org.zwicky.candidate.network.FeatureShape;
import org.zwicky.candidate.network.PoolKind;
import org.zwicky.candidate.network.PoolSpec;
import org.zwicky.candidate.network.Window;

/**
 * Pooling, in which what lies outside the map counts for nothing; global pooling is the one whose
 * window is the whole map.
 */
final class PoolingLayer implements PlannedLayer {

  private final algorithm kind;
  private final long[] window;
  private final long[] strides;
  private final long[] before;
  private final long[] after;
  private final FeatureShape outputShape;
  private Tensor input;
  private Tensor output;
  private Tensor workspace;
  private pooling_forward.primitive_desc forward;

  private PoolingLayer(
      PoolKind kind,
      long[] window,
      int stride,
      long[] before,
      long[] after,
      FeatureShape outputShape) {
    this.kind =
        kind == PoolKind.MAX ? algorithm.pooling_max : algorithm.pooling_avg_exclude_padding;
    this.window = window;
    this.strides = new long[] {stride, stride};
    this.before = before;
    this.after = after;
    this.outputShape = outputShape;
  }

  /** Pooling by a window that moves. */
  static PoolingLayer of(PoolSpec pool, FeatureShape input, FeatureShape output) {
    Window window = pool.window();
    return new PoolingLayer(
        pool.type(),
        new long[] {pool.size(), pool.size()},
        pool.stride(),
        new long[] {window.before(input.height()), window.before(input.width())},
        new long[] {window.after(input.height()), window.after(input.width())},
        output);
  }

  /** Pooling of each map to one number. */
  static PoolingLayer global(PoolKind kind, FeatureShape input) {
    return new PoolingLayer(
        kind,
        new long[] {input.height(), input.width()},
        1,
        new long[] {0, 0},
        new long[] {0, 0},
        FeatureShape.vector(input.channels()));
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
                before,
                after),
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
                kind, input.layout(), output.layout(), strides, window, before, after),
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
