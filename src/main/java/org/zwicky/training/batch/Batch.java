package org.zwicky.training.batch;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.zwicky.candidate.network.FeatureShape;

/**
 * Off-heap arrays that are filled again for every step.
 *
 * @param features shape (N, C, H, W), 32-bit floats
 * @param labels shape (N, K), each row the shares of the classes: one-hot unless images are mixed;
 *     32-bit floats
 * @param targets the classes of the largest shares, as numbers
 */
@SuppressWarnings("ArrayRecordComponent") // filled again for every step
public record Batch(INDArray features, INDArray labels, int[] targets) implements AutoCloseable {

  static Batch allocate(int size, FeatureShape shape, int classes) {
    return new Batch(
        Nd4j.createUninitialized(
            DataType.FLOAT, size, shape.channels(), shape.height(), shape.width()),
        Nd4j.zeros(DataType.FLOAT, size, classes),
        new int[size]);
  }

  /** Number of images, N. */
  public int size() {
    return targets.length;
  }

  @Override
  public void close() {
    features.close();
    labels.close();
  }
}
