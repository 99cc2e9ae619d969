package org.zwicky.training;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** Predicts many images in batches. Not thread-safe. */
final class Predictor {

  private final MultiLayerNetwork network;
  private final BatchLoader loader;
  private final int batchSize;

  Predictor(MultiLayerNetwork network, BatchLoader loader, int batchSize) {
    this.network = network;
    this.loader = loader;
    this.batchSize = batchSize;
  }

  /**
   * The softmax as the network gives it.
   *
   * @param images numbers of the images
   * @return shape (N, K), rows in the order of {@code images}
   */
  float[][] probabilities(int[] images) {
    float[][] rows = new float[images.length][];
    for (int from = 0; from < images.length; from += batchSize) {
      int to = Math.min(from + batchSize, images.length);
      float[][] part =
          network.output(loader.load(images, from, to).features(), false).toFloatMatrix();
      System.arraycopy(part, 0, rows, from, part.length);
    }
    return rows;
  }
}
