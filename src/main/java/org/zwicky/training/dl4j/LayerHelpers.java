package org.zwicky.training.dl4j;

import java.lang.reflect.Field;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNBatchNormHelper;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNConvHelper;
import org.deeplearning4j.nn.layers.normalization.BatchNormalization;
import org.nd4j.linalg.api.buffer.DataType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the layers of a network that DL4J runs on oneDNN faster helpers than DL4J's own. Their
 * field has no setter in DL4J 1.0.0-M2.1, so it is set by reflection; where that fails, DL4J's
 * helpers stay, with the same results.
 */
final class LayerHelpers {

  private static final Logger LOG = LoggerFactory.getLogger(LayerHelpers.class);

  private LayerHelpers() {}

  /** To be called once on an initialised network; leaves layers without oneDNN as they are. */
  static void install(TrainableNetwork network) {
    if (network.params().dataType() != DataType.FLOAT) {
      return;
    }
    for (Layer layer : network.layers()) {
      if (layer instanceof ConvolutionLayer && layer.getHelper() instanceof MKLDNNConvHelper) {
        replace(layer, ConvolutionLayer.class, new CachingConvHelper(DataType.FLOAT));
      } else if (layer instanceof BatchNormalization
          && layer.getHelper() instanceof MKLDNNBatchNormHelper) {
        replace(layer, BatchNormalization.class, new BatchNormHelper());
      }
    }
  }

  private static void replace(Layer layer, Class<?> owner, Object helper) {
    try {
      Field field = owner.getDeclaredField("helper");
      field.setAccessible(true);
      field.set(layer, helper);
    } catch (ReflectiveOperationException | RuntimeException e) {
      LOG.debug("{} keeps DL4J's own helper", layer.getClass().getSimpleName(), e);
    }
  }
}
