package org.zwicky.candidate.network;

/**
 * Pools each feature map to one number.
 *
 * @param type maximum or average
 */
public record GlobalPoolSpec(PoolKind type) implements LayerSpec {

  @Override
  public String brief() {
    return "global pool";
  }

  @Override
  public String text() {
    return "global " + LayerText.lower(type) + " pool";
  }

  @Override
  public LayerSummary summarise(LayerInput input) {
    input.requireMap(this);
    return LayerInput.row(this, FeatureShape.vector(input.shape().channels()), 0);
  }
}
