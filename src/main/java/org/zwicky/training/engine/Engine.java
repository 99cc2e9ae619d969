package org.zwicky.training.engine;

import org.zwicky.training.batch.Batch;

/**
 * What computes a network's training steps and predictions. The network stays the owner of its
 * parameters. Not thread-safe.
 */
public interface Engine extends Classifier {

  /**
   * To be called before the steps of an epoch: what is random in them depends on the seed and the
   * epoch alone, so that a training can go on after any epoch.
   *
   * @param epoch from 1
   */
  void beginEpoch(int epoch);

  /**
   * The forward and backward pass of a training step: leaves the gradients of the batch's mean
   * loss, without penalties, in the network.
   *
   * @return the mean loss of the batch with the penalties of its weights
   */
  double computeGradient(Batch batch);

  /** To be called when somebody else has changed the network's parameters. */
  void parametersChanged();

  /** What it is, for provenance: {@code oneDNN} and its version, or {@code DL4J}. */
  String name();
}
