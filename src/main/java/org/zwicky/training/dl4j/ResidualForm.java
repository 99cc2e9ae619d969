package org.zwicky.training.dl4j;

import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.zwicky.candidate.network.ActivationKind;
import org.zwicky.candidate.network.ConvSpec;
import org.zwicky.candidate.network.ResidualSpec;

/** A residual block in DL4J: its convolutions, then its projection, then the sum. */
final class ResidualForm implements LayerForm<ResidualSpec> {

  @Override
  public void addTo(NetworkPlan plan, ResidualSpec residual, LayerPlace place) {
    ActivationKind following = place.following();
    plan.sum(
        () -> addPath(plan, residual, following),
        () ->
            residual
                .projection(place.input())
                .ifPresent(conv -> ConvForm.add(plan, conv, following)));
    if (residual.activation() != ActivationKind.IDENTITY) {
      plan.add(new ActivationLayer(Activations.of(residual.activation())));
    }
  }

  private static void addPath(NetworkPlan plan, ResidualSpec residual, ActivationKind following) {
    for (ConvSpec conv : residual.path()) {
      ConvForm.add(plan, conv, following);
    }
    if (residual.stochasticDepth() > 0) {
      plan.add(new DropoutLayer(new StochasticDepth(residual.stochasticDepth())));
    }
  }
}
