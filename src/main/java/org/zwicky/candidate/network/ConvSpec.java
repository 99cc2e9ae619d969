package org.zwicky.candidate.network;

import java.util.List;

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

  @Override
  public String brief() {
    return "conv " + LayerText.window(window());
  }

  @Override
  public String text() {
    return "%s %s, %d, %s%s"
        .formatted(
            brief(),
            LayerText.lower(padding),
            filters,
            activation.key(),
            LayerText.extras(batchNorm, bias, init));
  }

  @Override
  public LayerSummary summarise(LayerInput input) {
    return summarise(this, input);
  }

  /**
   * As part of a layer.
   *
   * @param whole the layer, which messages name
   */
  LayerSummary summarise(LayerSpec whole, LayerInput input) {
    input.requireMap(whole);
    FeatureShape output = input.convolved(whole, window(), filters);
    long weights = (long) kernel * kernel * input.shape().channels() * filters;
    long others = (long) filters * BatchNormSpec.besideWeights(bias, batchNorm);
    return new LayerSummary(
        whole.text(), output, weights + others, weights * output.height() * output.width());
  }

  @Override
  public List<PlacedConvolution> convolutions(FeatureShape input) {
    FeatureShape output = summarise(new LayerInput(1, input)).output();
    return List.of(new PlacedConvolution(this, input, output));
  }
}
