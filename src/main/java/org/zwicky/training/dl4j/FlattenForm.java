package org.zwicky.training.dl4j;

import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.zwicky.candidate.network.FeatureShape;
import org.zwicky.candidate.network.FlattenSpec;

/** A flattening, which DL4J has as a preprocessor of the layer after it; none of a vector. */
final class FlattenForm implements LayerForm<FlattenSpec> {

  @Override
  public void addTo(NetworkPlan plan, FlattenSpec spec, LayerPlace place) {
    FeatureShape input = place.input();
    if (!input.flat()) {
      plan.prepareNext(
          new CnnToFeedForwardPreProcessor(input.height(), input.width(), input.channels()));
    }
  }
}
