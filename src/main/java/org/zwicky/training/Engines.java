package org.zwicky.training;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.zwicky.network.FeatureShape;
import org.zwicky.training.onednn.OneDnnLibrary;
import org.zwicky.training.spec.TrialSpec;

/**
 * Chooses what trains networks in this process: oneDNN itself where its library can be loaded, else
 * DL4J. {@code -D}{@value #SWITCH}{@code =dl4j} makes it DL4J everywhere.
 */
final class Engines {

  /** Zwicky's own system property. */
  static final String SWITCH = "zwicky.engine";

  private static final String DL4J = "dl4j";

  private Engines() {}

  /** Whether networks built from now on train on oneDNN itself. */
  static boolean direct() {
    return !DL4J.equals(System.getProperty(SWITCH))
        && "CPU".equals(Backend.prepare().device())
        && Backend.prepare().oneDnn()
        && OneDnnLibrary.isLoaded();
  }

  /**
   * An engine for a network.
   *
   * @param network built of the specification, with the loss
   * @param seed of dropout
   */
  static Engine of(
      MultiLayerNetwork network,
      TrialSpec spec,
      FeatureShape shape,
      FocalCrossEntropy loss,
      ClassLoss.Listener listener,
      long seed) {
    return direct()
        ? new DirectEngine(network, spec, shape, new SoftmaxLoss(loss, listener), seed)
        : new Dl4jEngine(network);
  }
}
