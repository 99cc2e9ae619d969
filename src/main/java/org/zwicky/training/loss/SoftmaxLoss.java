package org.zwicky.training.loss;

import java.nio.FloatBuffer;

/** {@link TargetLoss} of a batch and its gradient, from the softmax's inputs. Not thread-safe. */
public final class SoftmaxLoss {

  private final TargetLoss loss;
  private final int classes;
  private final double[] logits;
  private final double[] shares;
  private final double[] slopes;
  private float[] gradient = new float[0];

  /**
   * @param loss of each image by its probabilities
   */
  public SoftmaxLoss(TargetLoss loss) {
    this.loss = loss;
    this.classes = loss.classes();
    this.logits = new double[classes];
    this.shares = new double[classes];
    this.slopes = new double[classes];
  }

  /** Outputs of the softmax, K. */
  public int classes() {
    return classes;
  }

  /**
   * @param inputs of the softmax, shape (N, K)
   * @param targets share of each class in each example, shape (N, K)
   * @param count N
   * @return mean loss, in nats
   */
  public double compute(FloatBuffer inputs, FloatBuffer targets, int count) {
    if (gradient.length != count * classes) {
      gradient = new float[count * classes];
    }
    double sum = 0;
    for (int i = 0; i < count; i++) {
      read(inputs, i, logits);
      read(targets, i, shares);
      sum += loss.gradient(logits, shares, slopes);
      for (int k = 0; k < classes; k++) {
        gradient[i * classes + k] = (float) (slopes[k] / count);
      }
    }
    return sum / count;
  }

  /** Of the mean loss last computed, by each input, shape (N, K); valid until the next. */
  public float[] gradient() {
    return gradient;
  }

  /** The softmax of each of {@code count} rows. */
  public float[][] softmax(FloatBuffer inputs, int count) {
    return softmax(inputs, count, classes);
  }

  /** The softmax of each of {@code count} rows of so many classes. */
  public static float[][] softmax(FloatBuffer inputs, int count, int classes) {
    Softmax softmax = new Softmax(classes);
    double[] logits = new double[classes];
    float[][] rows = new float[count][classes];
    for (int i = 0; i < count; i++) {
      read(inputs, i, logits);
      softmax.read(logits);
      for (int k = 0; k < classes; k++) {
        rows[i][k] = (float) softmax.probabilities()[k];
      }
    }
    return rows;
  }

  private static void read(FloatBuffer values, int row, double[] target) {
    for (int k = 0; k < target.length; k++) {
      target[k] = values.get(row * target.length + k);
    }
  }
}
