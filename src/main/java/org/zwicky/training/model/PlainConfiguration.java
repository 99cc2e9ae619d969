package org.zwicky.training.model;

import java.util.IdentityHashMap;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.zwicky.training.dl4j.StochasticDepth;
import org.zwicky.training.dl4j.TrainableNetwork;

/**
 * The configuration of a network as any DL4J program reads it: a loss or stochastic depth of
 * Zwicky's own, which only training needs, would need Zwicky's classes to be read back. The former
 * is the cross-entropy in it, the latter a layer that does nothing.
 */
final class PlainConfiguration {

  private PlainConfiguration() {}

  /** As DL4J's own JSON; the network stays as it is. */
  static String of(TrainableNetwork network) {
    OutputLayer output = network.outputLayer();
    ILossFunction loss = output.getLossFn();
    Map<DropoutLayer, IDropout> own = new IdentityHashMap<>();
    for (Layer layer : network.layers()) {
      if (layer.conf().getLayer() instanceof DropoutLayer dropout
          && dropout.getIDropout() instanceof StochasticDepth depth) {
        own.put(dropout, depth);
      }
    }
    output.setLossFn(new LossMCXENT());
    own.keySet().forEach(layer -> layer.setIDropout(null));
    try {
      return network.configuration();
    } finally {
      output.setLossFn(loss);
      own.forEach(DropoutLayer::setIDropout);
    }
  }
}
