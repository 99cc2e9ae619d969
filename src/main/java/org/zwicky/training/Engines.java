package org.zwicky.training;

import org.nd4j.linalg.api.buffer.DataType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zwicky.candidate.network.FeatureShape;
import org.zwicky.candidate.network.NetworkShapes;
import org.zwicky.candidate.network.NetworkSpec;
import org.zwicky.candidate.training.TrialSpec;
import org.zwicky.training.onednn.DirectNetwork;
import org.zwicky.training.onednn.OneDnnLibrary;

/**
 * Chooses what trains networks: oneDNN itself where its library can be loaded and knows all layers,
 * else DL4J. {@code -D}{@value #SWITCH}{@code =dl4j} makes it DL4J everywhere.
 */
final class Engines {

  /** Zwicky's own system property. */
  static final String SWITCH = "zwicky.engine";

  static final String DL4J = "DL4J";
  static final String ONE_DNN = "oneDNN";

  private static final Logger LOG = LoggerFactory.getLogger(Engines.class);

  private Engines() {}

  /**
   * What this process trains with, once ND4J is loaded: the two libraries then share ND4J's OpenMP
   * threads.
   *
   * @param device ND4J's backend
   * @param oneDnn whether ND4J's build has oneDNN, which also says that the CPU is fit for it
   */
  static String choose(String device, boolean oneDnn) {
    boolean direct = !switchedOff() && device.equals("CPU") && oneDnn && OneDnnLibrary.isLoaded();
    return direct ? ONE_DNN + " " + OneDnnLibrary.version() : DL4J;
  }

  /**
   * An engine for a network.
   *
   * @param network built of the specification, with the loss
   * @param seed of dropout
   */
  static Engine of(
      TrainableNetwork network, TrialSpec spec, FeatureShape shape, TargetLoss loss, long seed) {
    if (!switchedOff()
        && !Backend.prepare().engine().equals(DL4J)
        && DirectNetwork.supports(spec.network())) {
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
  static Classifier toPredict(
      TrainableNetwork network, NetworkSpec spec, FeatureShape shape, int classes) {
    if (!switchedOff()
        && !Backend.prepare().engine().equals(DL4J)
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

  private static boolean switchedOff() {
    return DL4J.equalsIgnoreCase(System.getProperty(SWITCH));
  }
}
