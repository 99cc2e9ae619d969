package org.zwicky.training.dl4j;

import java.util.Map;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.AdaBeliefUpdater;
import org.nd4j.linalg.learning.config.AdaBelief;
import org.nd4j.linalg.learning.config.Adam;

/**
 * Puts AdaBelief in the place of Adam. ND4J 1.0.0-M2.1 has it, but cannot make it of an updater's
 * state, so that a network that is configured with it cannot be trained. Adam's state has the same
 * size; it stays the one that the configuration, and a saved model, names.
 */
final class AdaBeliefUpdaters {

  private AdaBeliefUpdaters() {}

  /** To be called once on an initialised network that is configured with Adam. */
  static void install(TrainableNetwork network, double learningRate) {
    for (UpdaterBlock block : network.updaterBlocks()) {
      if (block.getGradientUpdater().getConfig() instanceof Adam) {
        INDArray state = block.getUpdaterView().reshape(block.getUpdaterView().length());
        long half = state.length() / 2;
        block.setGradientUpdater(
            new AdaBelief(learningRate)
                .instantiate(
                    Map.of(
                        AdaBeliefUpdater.M_STATE,
                        state.get(NDArrayIndex.interval(0, half)),
                        AdaBeliefUpdater.S_STATE,
                        state.get(NDArrayIndex.interval(half, 2 * half))),
                    false));
      }
    }
  }
}
