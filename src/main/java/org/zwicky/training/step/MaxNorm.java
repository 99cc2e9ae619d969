package org.zwicky.training.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastMulOp;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.zwicky.training.dl4j.TrainableNetwork;

/**
 * Shortens the weights into each unit or filter, the softmax's among them, to a longest norm
 * (Srivastava et al. 2014, section 5.1). Not thread-safe.
 */
final class MaxNorm {

  private final double limit;
  private final List<Weights> all = new ArrayList<>();

  /**
   * A layer's weights.
   *
   * @param values as the layer has them
   * @param inputs dimensions that lead into one unit
   * @param units dimensions of the units, the others
   */
  @SuppressWarnings("ArrayRecordComponent") // not compared
  private record Weights(INDArray values, int[] inputs, int[] units) {}

  /**
   * @param limit above 0
   */
  MaxNorm(double limit, TrainableNetwork network) {
    this.limit = limit;
    for (Layer layer : network.layers()) {
      for (Map.Entry<String, INDArray> entry : layer.paramTable().entrySet()) {
        if (WeightDecay.isWeight(layer, entry.getKey())) {
          all.add(weights(layer, entry.getValue()));
        }
      }
    }
  }

  /** DL4J's shapes: (in, out) of dense layers, (out, in, …) of convolutions but depthwise ones. */
  private static Weights weights(Layer layer, INDArray values) {
    if (layer.conf().getLayer() instanceof DepthwiseConvolution2D) {
      return new Weights(values, new int[] {0, 1}, new int[] {2, 3});
    }
    return values.rank() == 2
        ? new Weights(values, new int[] {0}, new int[] {1})
        : new Weights(values, new int[] {1, 2, 3}, new int[] {0});
  }

  /** To be called after each step. */
  void apply() {
    all.forEach(this::shorten);
  }

  private void shorten(Weights weights) {
    INDArray norms = weights.values().norm2(weights.inputs());
    if (norms.maxNumber().doubleValue() > limit) {
      Transforms.max(norms, limit, false);
      INDArray factors = norms.rdivi(limit);
      Nd4j.exec(new BroadcastMulOp(weights.values(), factors, weights.values(), weights.units()));
    }
  }
}
