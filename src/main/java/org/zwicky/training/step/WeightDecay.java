package org.zwicky.training.step;

import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.updater.UpdaterBlock.ParamState;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.Axpy;
import org.nd4j.linalg.factory.Nd4j;
import org.zwicky.training.dl4j.TrainableNetwork;

/**
 * Decoupled weight decay (Loshchilov and Hutter 2019): takes rate·decay·w from each weight w beside
 * what the updater takes. DL4J 1.0.0-M2.1 has one of its own, but takes twice as much, and drops L2
 * penalties where it is switched on. Not thread-safe.
 */
final class WeightDecay {

  private final double decay;
  private final List<ParamState> weights;

  /**
   * @param decay at least 0
   */
  WeightDecay(double decay, TrainableNetwork network) {
    this.decay = decay;
    this.weights =
        network.updaterBlocks().stream()
            .flatMap(block -> block.getLayersAndVariablesInBlock().stream())
            .filter(WeightDecay::isWeight)
            .toList();
  }

  /** Whether a layer's parameter is one of its weights, and neither bias nor batch norm. */
  static boolean isWeight(Layer layer, String name) {
    return layer.conf().getLayer().initializer().isWeightParam(layer.conf().getLayer(), name);
  }

  /** Adds to the updates that lie in the gradients. */
  void apply(double learningRate) {
    if (decay > 0) {
      for (ParamState weight : weights) {
        Nd4j.exec(
            new Axpy(
                weight.getParamView(),
                weight.getGradView(),
                weight.getGradView(),
                learningRate * decay));
      }
    }
  }

  private static boolean isWeight(ParamState state) {
    return state.getLayer() instanceof Layer layer && isWeight(layer, state.getParamName());
  }
}
