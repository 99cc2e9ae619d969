package org.zwicky.candidate.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A residual block (He et al. 2016, <i>Deep Residual Learning for Image Recognition</i>,
 * arXiv:1512.03385, sections 3.2 and 3.3): the activation of the sum of convolutions and a
 * shortcut.
 *
 * @param type which convolutions
 * @param filters output channels, at least 1
 * @param kernel side of the k×k kernels in pixels, at least 1
 * @param stride of the whole block in pixels, at least 1
 * @param activation after every convolution, where the last one's comes after the sum
 * @param batchNorm whether batch normalisation follows each convolution, which then has no bias
 * @param init what the initial weights of all convolutions are drawn from
 * @param stochasticDepth in training, the probability that an image skips the convolutions, in [0,
 *     1); the others' sums have 1 / (1 − it) times what the convolutions give (Huang et al. 2016,
 *     <i>Deep Networks with Stochastic Depth</i>, arXiv:1603.09382)
 */
public record ResidualSpec(
    ResidualKind type,
    int filters,
    int kernel,
    int stride,
    ActivationKind activation,
    boolean batchNorm,
    InitKind init,
    double stochasticDepth)
    implements LayerSpec {

  /** A bottleneck's inner channels are so many times fewer. */
  private static final int REDUCTION = 4;

  /** With usual weights, in all its depth. */
  public ResidualSpec(
      ResidualKind type,
      int filters,
      int kernel,
      int stride,
      ActivationKind activation,
      boolean batchNorm) {
    this(type, filters, kernel, stride, activation, batchNorm, InitKind.DEFAULT, 0);
  }

  /** The convolutions, of which the last has no activation of its own. */
  public List<ConvSpec> path() {
    if (type == ResidualKind.BASIC) {
      return List.of(
          conv(filters, kernel, stride, activation),
          conv(filters, kernel, 1, ActivationKind.IDENTITY));
    }
    int inner = Math.max(1, filters / REDUCTION);
    return List.of(
        conv(inner, 1, 1, activation),
        conv(inner, kernel, stride, activation),
        conv(filters, 1, 1, ActivationKind.IDENTITY));
  }

  /**
   * The projection on the shortcut, where the block changes the shape (option B of section 4.1);
   * empty where the shortcut is the input itself.
   *
   * @param input shape of one example before the block
   */
  public Optional<ConvSpec> projection(FeatureShape input) {
    return input.equals(output(input))
        ? Optional.empty()
        : Optional.of(conv(filters, 1, stride, ActivationKind.IDENTITY));
  }

  /**
   * Shape of one example after the block.
   *
   * @param input before it
   */
  public FeatureShape output(FeatureShape input) {
    return input.convolved(filters, stride);
  }

  private ConvSpec conv(int outputs, int side, int step, ActivationKind function) {
    return new ConvSpec(
        outputs, side, step, Padding.SAME, 1, function, batchNorm, !batchNorm, init);
  }

  @Override
  public String brief() {
    return "residual " + LayerText.window(new Window(kernel, stride, Padding.SAME, 1));
  }

  @Override
  public String text() {
    return "%s %s, %d, %s%s%s"
        .formatted(
            brief(),
            LayerText.lower(type),
            filters,
            activation.key(),
            LayerText.extras(batchNorm, !batchNorm, init),
            stochasticDepth == 0 ? "" : ", stochastic depth " + LayerText.rate(stochasticDepth));
  }

  @Override
  public LayerSummary summarise(LayerInput input) {
    input.requireMap(this);
    List<LayerSummary> rows = new ArrayList<>();
    FeatureShape shape = input.shape();
    for (ConvSpec conv : path()) {
      rows.add(conv.summarise(this, input.after(shape)));
      shape = rows.get(rows.size() - 1).output();
    }
    int last = rows.size() - 1;
    projection(input.shape()).map(conv -> conv.summarise(this, input)).ifPresent(rows::add);
    List<FeatureShape> inside = new ArrayList<>(rows.stream().map(LayerSummary::output).toList());
    // The sum takes the place of what the path gives.
    inside.remove(last);
    return new LayerSummary(
        text(),
        shape,
        rows.stream().mapToLong(LayerSummary::parameters).sum(),
        rows.stream().mapToLong(LayerSummary::multiplyAdds).sum(),
        inside);
  }

  @Override
  public Dropped drops() {
    return Dropped.PATHS;
  }

  @Override
  public boolean branches() {
    return true;
  }

  @Override
  public List<PlacedConvolution> convolutions(FeatureShape input) {
    List<PlacedConvolution> all = new ArrayList<>();
    FeatureShape shape = input;
    for (ConvSpec conv : path()) {
      all.addAll(conv.convolutions(shape));
      shape = all.get(all.size() - 1).output();
    }
    projection(input).ifPresent(conv -> all.addAll(conv.convolutions(input)));
    return all;
  }
}
