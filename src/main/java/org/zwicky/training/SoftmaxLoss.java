package org.zwicky.training;

import java.nio.FloatBuffer;

/**
 * {@link FocalCrossEntropy} of a batch and its gradient, from the softmax's inputs; tells a
 * listener of each example. Not thread-safe.
 */
final class SoftmaxLoss {

  private final FocalCrossEntropy loss;
  private final ClassLoss.Listener listener;
  private final int classes;
  private final double[] logits;
  private final double[] probabilities;
  private final double[] slopes;
  private float[] gradient = new float[0];

  SoftmaxLoss(FocalCrossEntropy loss, ClassLoss.Listener listener) {
    this.loss = loss;
    this.listener = listener;
    this.classes = loss.classes();
    this.logits = new double[classes];
    this.probabilities = new double[classes];
    this.slopes = new double[classes];
  }

  int classes() {
    return classes;
  }

  /**
   * @param inputs of the softmax, shape (N, K)
   * @param targets true classes, N of them
   * @return mean loss, in nats
   */
  double compute(FloatBuffer inputs, int[] targets) {
    int count = targets.length;
    if (gradient.length != count * classes) {
      gradient = new float[count * classes];
    }
    double sum = 0;
    for (int i = 0; i < count; i++) {
      read(inputs, i);
      FocalCrossEntropy.softmax(logits, probabilities);
      loss.gradient(logits, targets[i], probabilities, slopes);
      for (int k = 0; k < classes; k++) {
        gradient[i * classes + k] = (float) (slopes[k] / count);
      }
      double value = loss.loss(logits, targets[i]);
      sum += value;
      listener.onPrediction(
          targets[i], probabilities, FocalCrossEntropy.logProbability(logits, targets[i]), value);
    }
    return sum / count;
  }

  /** Of the mean loss last computed, by each input, shape (N, K); valid until the next. */
  float[] gradient() {
    return gradient;
  }

  /** The softmax of each of {@code count} rows. */
  float[][] softmax(FloatBuffer inputs, int count) {
    float[][] rows = new float[count][classes];
    for (int i = 0; i < count; i++) {
      read(inputs, i);
      FocalCrossEntropy.softmax(logits, probabilities);
      for (int k = 0; k < classes; k++) {
        rows[i][k] = (float) probabilities[k];
      }
    }
    return rows;
  }

  private void read(FloatBuffer inputs, int row) {
    for (int k = 0; k < classes; k++) {
      logits[k] = inputs.get(row * classes + k);
    }
  }
}
