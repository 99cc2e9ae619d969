package org.zwicky.training.engine;

import java.nio.FloatBuffer;
import org.zwicky.candidate.network.FeatureShape;
import org.zwicky.candidate.training.TrialSpec;
import org.zwicky.training.backend.Backend;
import org.zwicky.training.backend.EngineChoice;
import org.zwicky.training.batch.Batch;
import org.zwicky.training.batch.RandomStreams;
import org.zwicky.training.dl4j.TrainableNetwork;
import org.zwicky.training.loss.SoftmaxLoss;
import org.zwicky.training.onednn.DirectNetwork;
import org.zwicky.training.onednn.OneDnnLibrary;

/**
 * Computes forward and backward passes on oneDNN itself, on the parameters and gradients of a DL4J
 * network.
 */
final class DirectEngine implements Engine {

  private final TrainableNetwork network;
  private final SoftmaxLoss loss;
  private final boolean penalised;
  private final long seed;
  private final DirectNetwork direct;

  /**
   * @param network built of the same specification, 32-bit
   * @param seed of dropout
   * @throws RuntimeException if oneDNN cannot compute one of the layers
   */
  DirectEngine(
      TrainableNetwork network, TrialSpec spec, FeatureShape shape, SoftmaxLoss loss, long seed) {
    this.network = network;
    this.loss = loss;
    this.seed = seed;
    this.penalised = spec.training().regularization().penalises();
    this.direct =
        new DirectNetwork(
            spec.network(),
            shape,
            loss.classes(),
            network.params().data().address(),
            network.gradients().data().address(),
            seed,
            Backend.prepare().threads());
    try {
      direct.prepare(spec.training().batchSize());
    } catch (RuntimeException e) {
      direct.close();
      throw e;
    }
  }

  @Override
  public void beginEpoch(int epoch) {
    direct.drawDropoutFrom(RandomStreams.dropout(seed, epoch));
  }

  @Override
  public double computeGradient(Batch batch) {
    int count = batch.size();
    FloatBuffer logits = direct.forward(batch.features().data().address(), count);
    double score = loss.compute(logits, batch.labels().data().asNioFloat(), count);
    if (penalised) {
      score += network.penalty();
    }
    direct.backward(loss.gradient());
    return score;
  }

  @Override
  public float[][] probabilities(Batch batch) {
    int count = batch.size();
    return loss.softmax(direct.predict(batch.features().data().address(), count), count);
  }

  @Override
  public void parametersChanged() {
    direct.parametersChanged();
  }

  @Override
  public String name() {
    return EngineChoice.ONE_DNN + " " + OneDnnLibrary.version();
  }

  @Override
  public void close() {
    direct.close();
  }
}
