package org.zwicky.candidate.network;

/**
 * Dropout on the layer's input, at training only.
 *
 * @param rate the share of activations dropped, or as large a noise, in [0, 1); 0 switches it off
 * @param type what is done to them
 */
public record DropoutSpec(double rate, DropoutKind type) implements LayerSpec {

  /** Plain dropout. */
  public DropoutSpec(double rate) {
    this(rate, DropoutKind.PLAIN);
  }

  @Override
  public String brief() {
    String kind = type == DropoutKind.PLAIN ? "" : LayerText.lower(type) + " ";
    return kind + "dropout " + LayerText.rate(rate);
  }

  @Override
  public LayerSummary summarise(LayerInput input) {
    if (type == DropoutKind.SPATIAL) {
      input.requireMap(this);
    }
    return LayerInput.row(this, input.shape(), 0);
  }

  @Override
  public Dropped drops() {
    return Dropped.NUMBERS;
  }
}
