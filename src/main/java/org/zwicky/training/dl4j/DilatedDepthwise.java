package org.zwicky.training.dl4j;

import java.util.Arrays;
import java.util.function.Supplier;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.nd4j.linalg.factory.Environment;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Keeps DL4J from a fault of ND4J 1.0.0-M2.1 built with oneDNN: its depthwise convolution with one
 * kernel a channel gives oneDNN a dilation that is one too large, which then refuses. Networks that
 * have such a layer do without oneDNN when DL4J computes them.
 */
public final class DilatedDepthwise {

  private DilatedDepthwise() {}

  /** Does what DL4J computes of a network, in the way that works. */
  public static <T> T compute(TrainableNetwork network, Supplier<T> work) {
    Environment environment = Nd4j.getEnvironment();
    if (!environment.helpersAllowed() || !isIn(network)) {
      return work.get();
    }
    environment.allowHelpers(false);
    try {
      return work.get();
    } finally {
      environment.allowHelpers(true);
    }
  }

  private static boolean isIn(TrainableNetwork network) {
    return Arrays.stream(network.layers()).anyMatch(DilatedDepthwise::isOne);
  }

  private static boolean isOne(Layer layer) {
    return layer.conf().getLayer() instanceof DepthwiseConvolution2D depthwise
        && depthwise.getDepthMultiplier() == 1
        && Arrays.stream(depthwise.getDilation()).anyMatch(dilation -> dilation > 1);
  }
}
