package org.zwicky.training.dl4j;

import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.nd4j.linalg.activations.Activation;
import org.zwicky.candidate.network.ActivationKind;
import org.zwicky.candidate.network.BatchNormSpec;

/** Batch normalisation in DL4J, by itself or between the weights of a layer and its activation. */
final class BatchNormForm implements LayerForm<BatchNormSpec> {

  @Override
  public void addTo(NetworkPlan plan, BatchNormSpec spec, LayerPlace place) {
    plan.add(batchNorm());
  }

  /** The activation inside a layer that batch normalisation may follow. */
  static Activation before(ActivationKind activation, boolean batchNorm) {
    return Activations.of(batchNorm ? ActivationKind.IDENTITY : activation);
  }

  /** Adds what comes after the layer's weights: nothing without batch normalisation. */
  static void finish(NetworkPlan plan, ActivationKind activation, boolean batchNorm) {
    if (batchNorm) {
      plan.add(batchNorm());
      if (activation != ActivationKind.IDENTITY) {
        plan.add(new ActivationLayer(Activations.of(activation)));
      }
    }
  }

  private static BatchNormalization batchNorm() {
    // The variance itself rather than log10 of the deviation: fewer operations a step.
    return new BatchNormalization.Builder().useLogStd(false).build();
  }
}
