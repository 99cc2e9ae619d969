package org.zwicky.candidate.network;

import java.util.List;

/**
 * A depthwise separable convolution (Chollet 2017, <i>Xception</i>, arXiv:1610.02357): a square
 * convolution of each channel by itself, then a 1×1 convolution over all of them, without an
 * activation in between; then (optionally) batch normalisation, then the activation.
 *
 * @param filters output channels, at least 1
 * @param kernel side of the depthwise kernels in pixels, at least 1
 * @param stride step of the depthwise convolution in pixels, at least 1
 * @param padding how the depthwise convolution treats borders
 * @param dilation distance between the pixels of a depthwise kernel, at least 1
 * @param depthMultiplier depthwise kernels a channel, at least 1
 * @param activation applied last
 * @param batchNorm whether batch normalisation stands between 1×1 convolution and activation
 * @param bias whether the 1×1 convolution has a bias; the depthwise one, which it makes redundant,
 *     has none
 * @param init what the initial weights of both are drawn from; by default the depthwise kernels'
 *     variance is 1 / fan-in
 */
public record SeparableConvSpec(
    int filters,
    int kernel,
    int stride,
    Padding padding,
    int dilation,
    int depthMultiplier,
    ActivationKind activation,
    boolean batchNorm,
    boolean bias,
    InitKind init)
    implements LayerSpec {

  /** How the depthwise kernels move over the map. */
  public Window window() {
    return new Window(kernel, stride, padding, dilation);
  }

  /** The 1×1 convolution, with all that follows it. */
  public ConvSpec pointwise() {
    return new ConvSpec(filters, 1, 1, Padding.SAME, 1, activation, batchNorm, bias, init);
  }

  /**
   * Shape of one example after the depthwise convolution.
   *
   * @param input before it; one that the window fits on
   */
  public FeatureShape depthwise(FeatureShape input) {
    return FeatureShape.image(
        Math.multiplyExact(input.channels(), depthMultiplier),
        window().output(input.height()),
        window().output(input.width()));
  }

  @Override
  public String brief() {
    return "separable conv " + LayerText.window(window());
  }

  @Override
  public String text() {
    return "%s %s, %d%s, %s%s"
        .formatted(
            brief(),
            LayerText.lower(padding),
            filters,
            depthMultiplier == 1 ? "" : ", depth " + depthMultiplier,
            activation.key(),
            LayerText.extras(batchNorm, bias, init));
  }

  @Override
  public LayerSummary summarise(LayerInput input) {
    input.requireMap(this);
    input.convolved(this, window(), 1);
    FeatureShape inside = depthwise(input.shape());
    long weights = (long) kernel * kernel * inside.channels();
    LayerSummary pointwise = pointwise().summarise(this, input.after(inside));
    return new LayerSummary(
        text(),
        pointwise.output(),
        weights + pointwise.parameters(),
        weights * inside.height() * inside.width() + pointwise.multiplyAdds(),
        List.of(inside));
  }
}
