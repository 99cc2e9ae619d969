package org.zwicky.training.engine;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.zwicky.training.backend.EngineChoice;
import org.zwicky.training.batch.Batch;
import org.zwicky.training.batch.RandomStreams;
import org.zwicky.training.dl4j.TrainableNetwork;
import org.zwicky.training.step.LayerParameters;

/** Computes with DL4J, with the loss the network was built with. */
public final class Dl4jEngine implements Engine {

  private final TrainableNetwork network;
  private List<INDArray> gradients = List.of();

  /**
   * @param network with the loss, where it is to train
   */
  public Dl4jEngine(TrainableNetwork network) {
    this.network = network;
  }

  /** Dropout draws from the thread's ND4J generator. */
  @Override
  public void beginEpoch(int epoch) {
    Nd4j.getRandom()
        .setSeed(RandomStreams.dropout(network.layers()[0].conf().getSeed(), epoch).nextLong());
  }

  @Override
  public double computeGradient(Batch batch) {
    if (gradients.isEmpty()) {
      gradients = LayerParameters.gradients(network);
    }
    network.computeGradient(batch.features(), batch.labels());
    gradients.forEach(gradient -> gradient.divi(batch.size()));
    return network.score();
  }

  @Override
  public float[][] probabilities(Batch batch) {
    return network.output(batch.features()).toFloatMatrix();
  }

  @Override
  public void parametersChanged() {
    // DL4J reads them anew each time.
  }

  @Override
  public String name() {
    return EngineChoice.DL4J;
  }

  @Override
  public void close() {
    // The network is not this engine's. Workspaces keep the size of the largest one so far.
    Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
  }
}
