package org.zwicky.training.onednn;

import org.bytedeco.dnnl.memory;
import org.zwicky.candidate.network.ConvSpec;
import org.zwicky.candidate.network.FeatureShape;
import org.zwicky.candidate.network.SeparableConvSpec;
import org.zwicky.candidate.network.Window;

/**
 * The numbers of a convolution. DL4J keeps its bias first, then its weights in the order filter,
 * channel, row, column; those of a depthwise one in the order row, column, channel, kernel.
 *
 * @param window the kernel
 * @param input shape of one example before it
 * @param output shape of one example after it
 * @param depthwise whether each channel is convolved by itself
 * @param bias whether it has one
 * @param offset of its first parameter
 */
record ConvolutionShape(
    Window window,
    FeatureShape input,
    FeatureShape output,
    boolean depthwise,
    boolean bias,
    long offset) {

  /** With up to this many channels oneDNN convolves the image as it is. */
  private static final int IMAGE_CHANNELS = 3;

  /** Below this many channels or filters transforming the tiles costs more than it saves. */
  private static final int WINOGRAD_CHANNELS = 24;

  /** Of a tile's output, and of the kernel that it is for. */
  private static final int WINOGRAD_TILE = 4;

  private static final int WINOGRAD_KERNEL = 3;

  /** A convolution over all channels. */
  static ConvolutionShape of(ConvSpec conv, FeatureShape input, FeatureShape output, long offset) {
    return new ConvolutionShape(
        conv.window(), input, output, /* depthwise= */ false, conv.bias(), offset);
  }

  /** The first half of a separable one. */
  static ConvolutionShape depthwise(SeparableConvSpec conv, FeatureShape input, long offset) {
    return new ConvolutionShape(
        conv.window(), input, conv.depthwise(input), /* depthwise= */ true, false, offset);
  }

  long filters() {
    return output.channels();
  }

  /**
   * Whether Winograd's minimal filtering (Lavin and Gray 2016, <i>Fast Algorithms for Convolutional
   * Neural Networks</i>, section 4, F(4×4, 3×3)) needs less time than the sum itself, measured for
   * passes in both directions on a CPU with AVX-512.
   */
  boolean suitsWinograd() {
    return !depthwise
        && window.size() == WINOGRAD_KERNEL
        && window.stride() == 1
        && window.dilation() == 1
        && Math.min(input.channels(), filters()) >= WINOGRAD_CHANNELS
        && Math.min(output.height(), output.width()) >= WINOGRAD_TILE;
  }

  /** Filter, channel, row, column; of a depthwise one channel, kernel, 1, row, column. */
  long[] weights() {
    int side = window.size();
    return depthwise
        ? new long[] {input.channels(), filters() / input.channels(), 1, side, side}
        : new long[] {filters(), input.channels(), side, side};
  }

  long[] output(int batchSize) {
    return new long[] {batchSize, output.channels(), output.height(), output.width()};
  }

  long[] strides() {
    return new long[] {window.stride(), window.stride()};
  }

  /** How many pixels lie between two that the kernel looks at. */
  long[] dilates() {
    return new long[] {window.dilation() - 1L, window.dilation() - 1L};
  }

  /** Rows and columns of zeros above and to the left. */
  long[] before() {
    return new long[] {window.before(input.height()), window.before(input.width())};
  }

  /** Rows and columns of zeros below and to the right; the odd one more is here. */
  long[] after() {
    return new long[] {window.after(input.height()), window.after(input.width())};
  }

  /** The layout to ask for an input that comes in the one it has. */
  memory.desc preferred(Tensor source) {
    return input.channels() <= IMAGE_CHANNELS && source.hasLayout(Dnnl.plain(source.dims()))
        ? source.layout()
        : Dnnl.any(source.dims());
  }

  Tensor biasValues(FlatParameters parameters) {
    return parameters.value(offset, filters());
  }

  Tensor biasGradients(FlatParameters parameters) {
    return parameters.gradient(offset, filters());
  }

  Tensor weightValues(FlatParameters parameters) {
    return parameters.value(weightOffset(), weights(), weightLayout());
  }

  Tensor weightGradients(FlatParameters parameters) {
    return parameters.gradient(weightOffset(), weights(), weightLayout());
  }

  private memory.desc weightLayout() {
    if (!depthwise) {
      return Dnnl.plain(weights());
    }
    long kernels = filters() / input.channels();
    return Dnnl.strided(weights(), kernels, 1, 1, window.size() * filters(), filters());
  }

  /** Number of parameters. */
  long size() {
    long channels = depthwise ? 1 : input.channels();
    return weightOffset() - offset + filters() * channels * window.size() * window.size();
  }

  private long weightOffset() {
    return bias ? offset + filters() : offset;
  }
}
