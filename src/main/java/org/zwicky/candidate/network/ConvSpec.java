package org.zwicky.candidate.network;

/**
 * A square two-dimensional convolution, then (optionally) batch normalisation, then the activation.
 *
 * @param filters output channels, at least 1
 * @param kernel side of the kernel in pixels, at least 1
 * @param stride step in pixels, at least 1
 * @param padding how borders are treated
 * @param dilation distance between the pixels of the kernel, at least 1
 * @param activation applied last
 * @param batchNorm whether batch normalisation stands between convolution and activation
 * @param bias whether the convolution adds a learned number a filter; batch normalisation takes it
 *     away again
 * @param init what the initial weights are drawn from
 */
public record ConvSpec(
    int filters,
    int kernel,
    int stride,
    Padding padding,
    int dilation,
    ActivationKind activation,
    boolean batchNorm,
    boolean bias,
    InitKind init)
    implements LayerSpec {

  /** Without dilation, with a bias unless batch normalisation follows, and usual weights. */
  public ConvSpec(
      int filters,
      int kernel,
      int stride,
      Padding padding,
      ActivationKind activation,
      boolean batchNorm) {
    this(filters, kernel, stride, padding, 1, activation, batchNorm, !batchNorm, InitKind.DEFAULT);
  }

  /** How the kernel moves over the map. */
  public Window window() {
    return new Window(kernel, stride, padding, dilation);
  }
}
