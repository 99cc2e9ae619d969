package org.zwicky.candidate.network;

/**
 * A fully connected layer; a feature map before it is flattened. Then (optionally) batch
 * normalisation, then the activation.
 *
 * @param units outputs, at least 1
 * @param activation applied last
 * @param batchNorm whether batch normalisation stands before the activation
 * @param bias whether a learned number is added to each output; batch normalisation takes it away
 *     again
 * @param init what the initial weights are drawn from
 */
public record DenseSpec(
    int units, ActivationKind activation, boolean batchNorm, boolean bias, InitKind init)
    implements LayerSpec {

  /** With a bias, without batch normalisation, and usual weights. */
  public DenseSpec(int units, ActivationKind activation) {
    this(units, activation, /* batchNorm= */ false, /* bias= */ true, InitKind.DEFAULT);
  }

  @Override
  public String brief() {
    return "dense " + units;
  }

  @Override
  public String text() {
    return "%s, %s%s".formatted(brief(), activation.key(), LayerText.extras(batchNorm, bias, init));
  }

  @Override
  public LayerSummary summarise(LayerInput input) {
    return summarise(text(), input);
  }

  /** The same in other words. */
  LayerSummary summarise(String text, LayerInput input) {
    long weights = input.shape().size() * units;
    long others = (long) units * BatchNormSpec.besideWeights(bias, batchNorm);
    return new LayerSummary(text, FeatureShape.vector(units), weights + others, weights);
  }
}
