package org.zwicky.training.engine;

import org.zwicky.training.batch.Batch;

/** What predicts batches of images with a network's parameters. Not thread-safe. */
public interface Classifier extends AutoCloseable {

  /**
   * The softmax of each image.
   *
   * @param batch its labels mean nothing
   * @return shape (N, K)
   */
  float[][] probabilities(Batch batch);

  @Override
  void close();
}
