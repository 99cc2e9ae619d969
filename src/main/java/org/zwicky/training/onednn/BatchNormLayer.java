package org.zwicky.training.onednn;

import java.nio.FloatBuffer;
import org.bytedeco.dnnl.batch_normalization_backward;
import org.bytedeco.dnnl.batch_normalization_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.normalization_flags;
import org.bytedeco.dnnl.global.dnnl.prop_kind;

/**
 * Batch normalisation (Ioffe and Szegedy 2015) of each channel. DL4J keeps scale, shift, running
 * mean and running variance, in this order; the "gradient" of a running statistic is what DL4J's
 * updater then subtracts from it, (running − batch)(1 − decay).
 */
final class BatchNormLayer implements PlannedLayer {

  /** DL4J's default. */
  static final float EPSILON = 1e-5f;

  /** DL4J's default. */
  private static final float DECAY = 0.9f;

  private final int channels;
  private final long offset;
  private Tensor input;
  private Tensor mean;
  private Tensor variance;
  private batch_normalization_forward.primitive_desc forward;

  BatchNormLayer(int channels, long offset) {
    this.channels = channels;
    this.offset = offset;
  }

  @Override
  public Tensor forward(Program program, Tensor source) {
    input = source;
    int flags = normalization_flags.use_scale_shift.value;
    long[] size = {channels};
    if (program.training()) {
      mean = program.arrangement().keep(size, Dnnl.plain(size));
      variance = program.arrangement().keep(size, Dnnl.plain(size));
    } else {
      flags |= normalization_flags.use_global_stats.value;
      mean = program.parameters().value(offset + 2L * channels, channels);
      variance = program.parameters().value(offset + 3L * channels, channels);
    }
    forward =
        new batch_normalization_forward.primitive_desc(
            new batch_normalization_forward.desc(
                program.forwardKind().value, source.layout(), EPSILON, flags),
            Dnnl.attributes(),
            Dnnl.CPU);
    Tensor output = program.output(source.dims(), source.layout());
    program.add(
        forward,
        new batch_normalization_forward(forward),
        new Arguments()
            .with(dnnl.DNNL_ARG_SRC, source)
            .with(dnnl.DNNL_ARG_SCALE_SHIFT, program.parameters().value(offset, 2, channels))
            .with(dnnl.DNNL_ARG_MEAN, mean)
            .with(dnnl.DNNL_ARG_VARIANCE, variance)
            .with(dnnl.DNNL_ARG_DST, output));
    return output;
  }

  @Override
  public boolean hasParameters() {
    return true;
  }

  @Override
  public Tensor backward(Program program, Tensor gradient, boolean inputGradient) {
    // In oneDNN the gradients of scale and shift come only together with the input's.
    batch_normalization_backward.primitive_desc descriptor =
        new batch_normalization_backward.primitive_desc(
            new batch_normalization_backward.desc(
                prop_kind.backward.value,
                input.layout(),
                input.layout(),
                EPSILON,
                normalization_flags.use_scale_shift.value),
            Dnnl.attributes(),
            Dnnl.CPU,
            forward);
    Tensor own = program.inLayout(gradient, input.layout());
    Tensor result = program.arrangement().pass(input.dims(), input.layout());
    program.add(
        descriptor,
        new batch_normalization_backward(descriptor),
        new Arguments()
            .with(dnnl.DNNL_ARG_SRC, input)
            .with(dnnl.DNNL_ARG_MEAN, mean)
            .with(dnnl.DNNL_ARG_VARIANCE, variance)
            .with(dnnl.DNNL_ARG_DIFF_DST, own)
            .with(dnnl.DNNL_ARG_SCALE_SHIFT, program.parameters().value(offset, 2, channels))
            .with(dnnl.DNNL_ARG_DIFF_SRC, result)
            .with(
                dnnl.DNNL_ARG_DIFF_SCALE_SHIFT,
                program.parameters().gradient(offset, 2, channels)));
    program.add(() -> moveRunningStatistics(program.parameters()));
    return result;
  }

  private void moveRunningStatistics(FlatParameters parameters) {
    move(parameters, offset + 2L * channels, mean);
    move(parameters, offset + 3L * channels, variance);
  }

  private void move(FlatParameters parameters, long place, Tensor batch) {
    FloatBuffer running = floats(parameters.value(place, channels));
    FloatBuffer current = floats(batch);
    FloatBuffer gradient = floats(parameters.gradient(place, channels));
    for (int c = 0; c < channels; c++) {
      gradient.put(c, (running.get(c) - current.get(c)) * (1 - DECAY));
    }
  }

  private FloatBuffer floats(Tensor tensor) {
    return Program.floats(tensor, channels);
  }
}
