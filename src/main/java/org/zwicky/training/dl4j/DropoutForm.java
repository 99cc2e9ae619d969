package org.zwicky.training.dl4j;

import org.deeplearning4j.nn.conf.dropout.AlphaDropout;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.dropout.GaussianDropout;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.dropout.SpatialDropout;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.zwicky.candidate.network.DropoutSpec;

/** Dropout in DL4J; no layer at all at rate 0. */
final class DropoutForm implements LayerForm<DropoutSpec> {

  @Override
  public void addTo(NetworkPlan plan, DropoutSpec dropout, LayerPlace place) {
    if (dropout.rate() > 0) {
      plan.add(new DropoutLayer.Builder(noise(dropout)).build());
    }
  }

  private static IDropout noise(DropoutSpec dropout) {
    // DL4J's number is the probability to keep an activation, except for noise.
    double kept = 1 - dropout.rate();
    return switch (dropout.type()) {
      case PLAIN -> new Dropout(kept);
      case SPATIAL -> new SpatialDropout(kept);
      case ALPHA -> new AlphaDropout(kept);
      case GAUSSIAN -> new GaussianDropout(dropout.rate());
    };
  }
}
