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
}
