package org.zwicky.training.onednn;

import org.zwicky.candidate.network.FeatureShape;
import org.zwicky.candidate.network.LayerSpec;

/** How one kind of layer is computed. */
@FunctionalInterface
interface LayerPlanner<S extends LayerSpec> {

  /**
   * Adds what computes it.
   *
   * @param index of the layer in the network, from 0
   * @param output shape of one example after it
   */
  void addTo(LayerPlan plan, S spec, int index, FeatureShape output);
}
