package org.zwicky.training.engine;

import org.zwicky.candidate.network.FeatureShape;
import org.zwicky.candidate.network.NetworkSpec;
import org.zwicky.training.backend.Backend;
import org.zwicky.training.batch.Batch;
import org.zwicky.training.dl4j.TrainableNetwork;
import org.zwicky.training.loss.SoftmaxLoss;
import org.zwicky.training.onednn.DirectNetwork;

/** Predicts on oneDNN itself, with the parameters of a DL4J network. */
final class DirectClassifier implements Classifier {

  /** What only predicts writes no gradients. */
  private static final long NO_GRADIENTS = 0;

  private final int classes;
  private final DirectNetwork direct;

  /**
   * @param network built of the same specification, 32-bit; stays open as long as this
   * @throws RuntimeException if oneDNN cannot be loaded
   */
  DirectClassifier(TrainableNetwork network, NetworkSpec spec, FeatureShape shape, int classes) {
    this.classes = classes;
    this.direct =
        new DirectNetwork(
            spec,
            shape,
            classes,
            network.params().data().address(),
            NO_GRADIENTS,
            0,
            Backend.prepare().threads());
  }

  @Override
  public float[][] probabilities(Batch batch) {
    int count = batch.size();
    return SoftmaxLoss.softmax(
        direct.predict(batch.features().data().address(), count), count, classes);
  }

  @Override
  public void close() {
    direct.close();
  }
}
