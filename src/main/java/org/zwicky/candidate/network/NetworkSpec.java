package org.zwicky.candidate.network;

import java.util.List;

/**
 * The layers of a candidate network in order, repeats already unrolled; the softmax over the
 * classes is added by the trainer.
 *
 * @param layers at least one
 */
public record NetworkSpec(List<LayerSpec> layers) {

  public NetworkSpec {
    layers = List.copyOf(layers);
  }

  /** Whether one of the layers branches. */
  public boolean branches() {
    return layers.stream().anyMatch(LayerSpec::branches);
  }

  /**
   * The activation that follows the weights of a layer, be it the layer's own or a layer after it,
   * with or without batch normalisation in between.
   *
   * @param index of the layer, from 0
   */
  public ActivationKind activationOf(int index) {
    ActivationKind own = layers.get(index).activation();
    for (int i = index + 1; own == ActivationKind.IDENTITY && i < layers.size(); i++) {
      if (layers.get(i) instanceof ActivationSpec activation) {
        return activation.activation();
      }
      if (!(layers.get(i) instanceof BatchNormSpec)) {
        break;
      }
    }
    return own;
  }
}
