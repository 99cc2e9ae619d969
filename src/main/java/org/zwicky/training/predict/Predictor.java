package org.zwicky.training.predict;

import java.util.List;
import org.zwicky.training.augment.Symmetry;
import org.zwicky.training.batch.BatchLoader;
import org.zwicky.training.engine.Classifier;

/** Predicts many images in batches. Not thread-safe. */
public final class Predictor {

  private final Classifier classifier;
  private final BatchLoader loader;
  private final int batchSize;
  private final List<Symmetry> views;

  /**
   * @param views in which each image is predicted; the mean of their softmax counts
   */
  public Predictor(Classifier classifier, BatchLoader loader, int batchSize, List<Symmetry> views) {
    this.classifier = classifier;
    this.loader = loader;
    this.batchSize = batchSize;
    this.views = List.copyOf(views);
  }

  /**
   * The softmax as the network gives it, or the mean over the views.
   *
   * @param images numbers of the images
   * @return shape (N, K), rows in the order of {@code images}
   */
  public float[][] probabilities(int[] images) {
    float[][] rows = new float[images.length][];
    for (int from = 0; from < images.length; from += batchSize) {
      int to = Math.min(from + batchSize, images.length);
      float[][] part = probabilities(images, from, to);
      System.arraycopy(part, 0, rows, from, part.length);
    }
    return rows;
  }

  private float[][] probabilities(int[] images, int from, int to) {
    float[][] sum = classifier.probabilities(loader.load(images, from, to, views.get(0)));
    for (Symmetry view : views.subList(1, views.size())) {
      float[][] seen = classifier.probabilities(loader.load(images, from, to, view));
      for (int i = 0; i < sum.length; i++) {
        for (int k = 0; k < sum[i].length; k++) {
          sum[i][k] += seen[i][k];
        }
      }
    }
    if (views.size() > 1) {
      for (float[] row : sum) {
        for (int k = 0; k < row.length; k++) {
          row[k] /= views.size();
        }
      }
    }
    return sum;
  }
}
