package org.zwicky.training.batch;

import java.util.Arrays;
import java.util.List;
import org.zwicky.candidate.network.FeatureShape;

/**
 * Which networks a candidate is trained as: one for each fold of the data and repetition, its
 * replicas. Each learns from the training part of its fold and is judged by the validation part.
 * Replicas are numbered from 0: first those of the first repetition, in the order of the folds.
 *
 * @param folds at least one; of the same images, with validation parts that have none in common
 * @param repeats networks for each fold, with other seeds; at least 1
 */
public record TrainingPlan(List<TrainingData> folds, int repeats) {

  public TrainingPlan {
    folds = List.copyOf(folds);
    if (folds.isEmpty() || repeats < 1) {
      throw new IllegalArgumentException(folds.size() + " folds, " + repeats + " repetitions");
    }
  }

  /** One network on one part. */
  public static TrainingPlan of(TrainingData data) {
    return new TrainingPlan(List.of(data), 1);
  }

  /** Number of networks. */
  public int replicas() {
    return Math.multiplyExact(folds.size(), repeats);
  }

  /**
   * Classes of all validation images by ascending number of the image; the rows of predictions have
   * the same order.
   */
  public int[] validationLabels() {
    TrainingData first = folds.get(0);
    return Arrays.stream(validation()).map(first::label).toArray();
  }

  /** Shape of one image. */
  public FeatureShape shape() {
    return folds.get(0).shape();
  }

  /** Number of classes, K. */
  public int classes() {
    return folds.get(0).classes();
  }

  /** What a replica learns from and is judged by. */
  public TrainingData data(int replica) {
    return folds.get(replica % folds.size());
  }

  /** The seed of a replica: the first has the trial's own. */
  public long seed(int replica, long trialSeed) {
    return replica == 0
        ? trialSeed
        : RandomStreams.replica(trialSeed, replica % folds.size(), replica / folds.size());
  }

  /**
   * What was predicted of all validation images, the mean of those replicas that did not learn from
   * them.
   *
   * @param predictions of each replica: shape (N, K), N being its validation images
   * @return shape (N, K) in the order of {@link #validationLabels()}
   */
  public float[][] pool(List<float[][]> predictions) {
    if (replicas() == 1) {
      return predictions.get(0);
    }
    int[] images = validation();
    float[][] pooled = new float[images.length][classes()];
    for (int replica = 0; replica < predictions.size(); replica++) {
      int[] own = data(replica).validation();
      for (int i = 0; i < own.length; i++) {
        float[] row = pooled[Arrays.binarySearch(images, own[i])];
        for (int k = 0; k < row.length; k++) {
          row[k] += predictions.get(replica)[i][k] / repeats;
        }
      }
    }
    return pooled;
  }

  private int[] validation() {
    int[] images = folds.stream().flatMapToInt(fold -> Arrays.stream(fold.validation())).toArray();
    if (folds.size() > 1) {
      Arrays.sort(images);
    }
    return images;
  }
}
