package org.zwicky.metric.ensemble;

/** The mean of predictions, one added after the other. Not thread-safe. */
final class MeanProbabilities {

  private final int classes;
  private final double[] sums;
  private final float[][] mean;
  private int count;

  /** The mean of one prediction, of shape (N, K). */
  MeanProbabilities(float[][] first) {
    this.classes = first[0].length;
    this.sums = new double[first.length * classes];
    this.mean = new float[first.length][classes];
    add(first);
  }

  void add(float[][] prediction) {
    for (int i = 0; i < mean.length; i++) {
      for (int k = 0; k < classes; k++) {
        sums[i * classes + k] += prediction[i][k];
      }
    }
    count++;
  }

  /** What {@link #get} would give after one more, which is not kept; valid until the next call. */
  float[][] with(float[][] prediction) {
    double share = 1.0 / (count + 1);
    for (int i = 0; i < mean.length; i++) {
      float[] row = mean[i];
      float[] added = prediction[i];
      int start = i * classes;
      for (int k = 0; k < classes; k++) {
        row[k] = (float) ((sums[start + k] + added[k]) * share);
      }
    }
    return mean;
  }

  /** The mean, of shape (N, K); a new array. */
  float[][] get() {
    double share = 1.0 / count;
    float[][] result = new float[mean.length][classes];
    for (int i = 0; i < result.length; i++) {
      for (int k = 0; k < classes; k++) {
        result[i][k] = (float) (sums[i * classes + k] * share);
      }
    }
    return result;
  }
}
