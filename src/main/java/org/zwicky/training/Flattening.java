package org.zwicky.training;

import java.util.Optional;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.zwicky.candidate.network.FeatureShape;
import org.zwicky.candidate.network.FlattenSpec;
import org.zwicky.candidate.network.LayerSpec;

/** A flatten layer, which DL4J has as a preprocessor of the layer after it. */
final class Flattening {

  private Flattening() {}

  /**
   * What the layer after this one shall have; empty unless this one flattens a map.
   *
   * @param input shape of one example before this layer
   */
  static Optional<InputPreProcessor> of(LayerSpec layer, FeatureShape input) {
    return layer instanceof FlattenSpec && !input.flat()
        ? Optional.of(
            new CnnToFeedForwardPreProcessor(input.height(), input.width(), input.channels()))
        : Optional.empty();
  }
}
