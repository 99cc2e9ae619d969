package org.zwicky.training;

/** Leaves everything to DL4J, with the loss the network was built with. */
final class Dl4jEngine implements Engine {

  private final TrainableNetwork network;

  Dl4jEngine(TrainableNetwork network) {
    this.network = network;
  }

  @Override
  public double step(Batch batch) {
    network.fit(batch.features(), batch.labels());
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
    return Engines.DL4J;
  }

  @Override
  public void close() {
    // The network is not this engine's.
  }
}
