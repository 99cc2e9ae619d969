package org.zwicky.training.onednn;

import org.bytedeco.dnnl.memory;
import org.zwicky.network.ConvSpec;
import org.zwicky.network.FeatureShape;
import org.zwicky.network.Padding;

/**
 * The numbers of a convolution. DL4J keeps its bias first, then its weights in the order filter,
 * channel, row, column.
 *
 * @param conv the layer
 * @param input shape of one example before it
 * @param output shape of one example after it
 * @param bias whether it has one
 * @param offset of its first parameter
 */
record ConvolutionShape(
    ConvSpec conv, FeatureShape input, FeatureShape output, boolean bias, long offset) {

  /** With up to this many channels oneDNN convolves the image as it is. */
  private static final int IMAGE_CHANNELS = 3;

  /** Below this many channels or filters transforming the tiles costs more than it saves. */
  private static final int WINOGRAD_CHANNELS = 24;

  /** Of a tile's output, and of the kernel that it is for. */
  private static final int WINOGRAD_TILE = 4;

  private static final int WINOGRAD_KERNEL = 3;

  long filters() {
    return conv.filters();
  }

  /**
   * Whether Winograd's minimal filtering (Lavin and Gray 2016, <i>Fast Algorithms for Convolutional
   * Neural Networks</i>, section 4, F(4×4, 3×3)) needs less time than the sum itself, measured for
   * passes in both directions on a CPU with AVX-512.
   */
  boolean suitsWinograd() {
    return conv.kernel() == WINOGRAD_KERNEL
        && conv.stride() == 1
        && Math.min(input.channels(), conv.filters()) >= WINOGRAD_CHANNELS
        && Math.min(output.height(), output.width()) >= WINOGRAD_TILE;
  }

  long[] weights() {
    return new long[] {conv.filters(), input.channels(), conv.kernel(), conv.kernel()};
  }

  long[] output(int batchSize) {
    return new long[] {batchSize, output.channels(), output.height(), output.width()};
  }

  long[] strides() {
    return new long[] {conv.stride(), conv.stride()};
  }

  /** Rows and columns of zeros above and to the left. */
  long[] before() {
    return new long[] {
      padding(input.height(), output.height()) / 2, padding(input.width(), output.width()) / 2
    };
  }

  /** Rows and columns of zeros below and to the right; the odd one more is here. */
  long[] after() {
    long[] before = before();
    return new long[] {
      padding(input.height(), output.height()) - before[0],
      padding(input.width(), output.width()) - before[1]
    };
  }

  /** The layout to ask for an input that comes in the one it has. */
  memory.desc preferred(Tensor source) {
    return input.channels() <= IMAGE_CHANNELS && source.hasLayout(Dnnl.plain(source.dims()))
        ? source.layout()
        : Dnnl.any(source.dims());
  }

  Tensor biasValues(Parameters parameters) {
    return parameters.value(offset, filters());
  }

  Tensor biasGradients(Parameters parameters) {
    return parameters.gradient(offset, filters());
  }

  Tensor weightValues(Parameters parameters) {
    return parameters.value(weightOffset(), weights());
  }

  Tensor weightGradients(Parameters parameters) {
    return parameters.gradient(weightOffset(), weights());
  }

  /** Number of parameters. */
  long size() {
    return weightOffset() - offset + (long) conv.filters() * input.channels() * area();
  }

  private long area() {
    return (long) conv.kernel() * conv.kernel();
  }

  private long weightOffset() {
    return bias ? offset + conv.filters() : offset;
  }

  private long padding(int in, int out) {
    if (conv.padding() == Padding.VALID) {
      return 0;
    }
    return Math.max(0, (long) (out - 1) * conv.stride() + conv.kernel() - in);
  }
}
