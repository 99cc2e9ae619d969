package org.zwicky.candidate.network;

/**
 * Makes one vector of the feature maps, in the order channel, row, column; leaves a vector as it
 * is.
 */
public record FlattenSpec() implements LayerSpec {

  @Override
  public String brief() {
    return "flatten";
  }

  @Override
  public LayerSummary summarise(LayerInput input) {
    FeatureShape shape = input.shape();
    if (shape.size() > Integer.MAX_VALUE) {
      throw input.infeasible(
          this, input.map() + " map of %d channels is too large".formatted(shape.channels()));
    }
    return LayerInput.row(this, FeatureShape.vector((int) shape.size()), 0);
  }
}
