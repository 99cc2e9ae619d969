package org.zwicky.training.dl4j;

import org.zwicky.candidate.network.LayerSpec;

/** How DL4J has one kind of layer. */
@FunctionalInterface
interface LayerForm<S extends LayerSpec> {

  /**
   * Adds what DL4J computes it with.
   *
   * @param place where it stands in the network
   */
  void addTo(NetworkPlan plan, S spec, LayerPlace place);
}
