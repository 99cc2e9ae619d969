package org.zwicky.training.dl4j;

import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.nd4j.linalg.activations.Activation;
import org.zwicky.candidate.network.SeparableConvSpec;

/** A separable convolution in DL4J: a depthwise one, then a 1×1 one. */
final class SeparableConvForm implements LayerForm<SeparableConvSpec> {

  @Override
  public void addTo(NetworkPlan plan, SeparableConvSpec separable, LayerPlace place) {
    plan.add(
        ConvForm.moved(new DepthwiseConvolution2D.Builder(), separable.window())
            .depthMultiplier(separable.depthMultiplier())
            .hasBias(false)
            .activation(Activation.IDENTITY)
            .weightInit(InitialWeights.ofDepthwise(separable.init()))
            .build());
    ConvForm.add(plan, separable.pointwise(), place.following());
  }
}
