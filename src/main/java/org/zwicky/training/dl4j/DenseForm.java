package org.zwicky.training.dl4j;

import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.zwicky.candidate.network.DenseSpec;

/**
 * A fully connected layer in DL4J, with the batch normalisation and activation that may be part of
 * it; DL4J flattens a feature map before it by itself.
 */
final class DenseForm implements LayerForm<DenseSpec> {

  @Override
  public void addTo(NetworkPlan plan, DenseSpec dense, LayerPlace place) {
    plan.add(
        new DenseLayer.Builder()
            .nOut(dense.units())
            .hasBias(dense.bias())
            .activation(BatchNormForm.before(dense.activation(), dense.batchNorm()))
            .weightInit(InitialWeights.of(dense.init(), place.following()))
            .build());
    BatchNormForm.finish(plan, dense.activation(), dense.batchNorm());
  }
}
