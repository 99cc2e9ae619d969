package org.zwicky.training.engine;

import org.nd4j.linalg.api.buffer.DataType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zwicky.candidate.network.FeatureShape;
import org.zwicky.candidate.network.NetworkShapes;
import org.zwicky.candidate.network.NetworkSpec;
import org.zwicky.candidate.training.TrialSpec;
import org.zwicky.training.backend.Backend;
import org.zwicky.training.backend.EngineChoice;
import org.zwicky.training.dl4j.TrainableNetwork;
import org.zwicky.training.loss.SoftmaxLoss;
import org.zwicky.training.loss.TargetLoss;
import org.zwicky.training.onednn.DirectNetwork;

/**
 * Makes what computes a network: an engine on oneDNN itself where that was chosen and knows all
 * layers, else one that has DL4J do it.
 */
public final class Engines {

  private static final Logger LOG = LoggerFactory.getLogger(Engines.class);

  private Engines() {}

  /**
   * An engine for a network.
   *
   * @param network built of the specification, with the loss
   * @param seed of dropout
   */
  public static Engine of(
      TrainableNetwork network, TrialSpec spec, FeatureShape shape, TargetLoss loss, long seed) {
    if (isDirect() && DirectNetwork.supports(spec.network())) {
      try {
        return new DirectEngine(network, spec, shape, new SoftmaxLoss(loss), seed);
      } catch (RuntimeException e) {
        LOG.info("oneDNN cannot compute this network; DL4J trains it: {}", e.getMessage());
      }
    }
    return new Dl4jEngine(network);
  }

  /**
   * What predicts with a saved network as its training did.
   *
   * @param spec what it was built of; another network is predicted with by DL4J
   */
  public static Classifier toPredict(
      TrainableNetwork network, NetworkSpec spec, FeatureShape shape, int classes) {
    if (isDirect()
        && DirectNetwork.supports(spec)
        && network.params().dataType() == DataType.FLOAT
        && NetworkShapes.of(spec, shape, classes).parameters() == network.numParams()) {
      try {
        return new DirectClassifier(network, spec, shape, classes);
      } catch (RuntimeException e) {
        LOG.info("oneDNN cannot compute this network; DL4J predicts: {}", e.getMessage());
      }
    }
    return new Dl4jEngine(network);
  }

  private static boolean isDirect() {
    return !EngineChoice.isDl4jWanted() && !Backend.prepare().engine().equals(EngineChoice.DL4J);
  }
}
