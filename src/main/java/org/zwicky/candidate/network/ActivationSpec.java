package org.zwicky.candidate.network;

/**
 * An activation as a layer of its own.
 *
 * @param activation the function
 */
public record ActivationSpec(ActivationKind activation) implements LayerSpec {

  @Override
  public String brief() {
    return activation.key();
  }

  @Override
  public LayerSummary summarise(LayerInput input) {
    return LayerInput.row(this, input.shape(), 0);
  }
}
