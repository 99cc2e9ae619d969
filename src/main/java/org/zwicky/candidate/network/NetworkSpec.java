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
}
