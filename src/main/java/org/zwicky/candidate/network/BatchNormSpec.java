package org.zwicky.candidate.network;

/** Batch normalisation over channels (Ioffe and Szegedy 2015), with learned scale and shift. */
public record BatchNormSpec() implements LayerSpec {

  /** Scale, shift, running mean and running variance. */
  private static final int PARAMETERS = 4;

  /** Numbers that an output of a layer with weights has beside them. */
  static int besideWeights(boolean bias, boolean batchNorm) {
    return (bias ? 1 : 0) + (batchNorm ? PARAMETERS : 0);
  }

  @Override
  public String brief() {
    return "batch norm";
  }

  @Override
  public LayerSummary summarise(LayerInput input) {
    return LayerInput.row(this, input.shape(), (long) PARAMETERS * input.shape().channels());
  }
}
