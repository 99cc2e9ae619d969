package org.zwicky.training.dl4j;

import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.zwicky.candidate.network.PoolKind;
import org.zwicky.candidate.network.PoolSpec;

/** Pooling in DL4J. */
final class PoolForm implements LayerForm<PoolSpec> {

  @Override
  public void addTo(NetworkPlan plan, PoolSpec pool, LayerPlace place) {
    plan.add(
        new SubsamplingLayer.Builder(type(pool.type()))
            .kernelSize(pool.size(), pool.size())
            .stride(pool.stride(), pool.stride())
            .convolutionMode(ConvForm.mode(pool.window()))
            .build());
  }

  /** What a window keeps. */
  static PoolingType type(PoolKind kind) {
    return kind == PoolKind.MAX ? PoolingType.MAX : PoolingType.AVG;
  }
}
