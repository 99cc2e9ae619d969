package org.zwicky.training;

/** Predicts many images in batches. Not thread-safe. */
final class Predictor {

  private final Engine engine;
  private final BatchLoader loader;
  private final int batchSize;

  Predictor(Engine engine, BatchLoader loader, int batchSize) {
    this.engine = engine;
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
      float[][] part = engine.probabilities(loader.load(images, from, to));
      System.arraycopy(part, 0, rows, from, part.length);
    }
    return rows;
  }
}
