package org.zwicky.training.loss;

/** The softmax of one row of logits after the other, K of them. Not thread-safe. */
public final class Softmax {

  private final double[] exponentials;
  private final double[] probabilities;
  private double[] logits = new double[0];
  private double largest;

  /**
   * @param classes inputs and outputs, K
   */
  public Softmax(int classes) {
    this.exponentials = new double[classes];
    this.probabilities = new double[classes];
  }

  /**
   * Computes the softmax of a row.
   *
   * @param row one logit a class, which are read again until the next row
   */
  public void read(double[] row) {
    logits = row;
    largest = Double.NEGATIVE_INFINITY;
    for (double logit : row) {
      largest = Math.max(largest, logit);
    }
    double sum = 0;
    for (int k = 0; k < row.length; k++) {
      exponentials[k] = Math.exp(row[k] - largest);
      sum += exponentials[k];
    }
    for (int k = 0; k < row.length; k++) {
      probabilities[k] = exponentials[k] / sum;
    }
  }

  /** p, one value a class; valid until the next row. */
  public double[] probabilities() {
    return probabilities;
  }

  /** log p of a class, in nats, exact also where p rounds to 0 or 1; NaN where a logit is. */
  double logProbability(int target) {
    double others = 0;
    for (int k = 0; k < exponentials.length; k++) {
      if (k != target) {
        others += exponentials[k];
      }
    }
    double own = logits[target] - largest;
    return own == 0 ? -Math.log1p(others) : own - Math.log(exponentials[target] + others);
  }
}
