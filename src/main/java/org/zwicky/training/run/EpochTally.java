package org.zwicky.training.run;

import java.util.Arrays;
import org.zwicky.metric.ClassificationMetrics;
import org.zwicky.metric.ConfusionMatrix;
import org.zwicky.metric.Scores;
import org.zwicky.training.loss.ClassLoss;

/** Adds up what the network predicted while it trained through one epoch. Not thread-safe. */
public final class EpochTally implements ClassLoss.Listener {

  private final long[][] counts;
  private double lossSum;
  private double logLossSum;
  private long examples;

  /**
   * @param classes of the images, K
   */
  public EpochTally(int classes) {
    this.counts = new long[classes][classes];
  }

  @Override
  public void onPrediction(int target, double[] probabilities, double logProbability, double loss) {
    int predicted = 0;
    for (int k = 1; k < probabilities.length; k++) {
      if (probabilities[k] > probabilities[predicted]) {
        predicted = k;
      }
    }
    counts[target][predicted]++;
    lossSum += loss;
    logLossSum -= logProbability;
    examples++;
  }

  /** Mean loss of the epoch so far, in nats; NaN or infinite once one example's was. */
  public double meanLoss() {
    return lossSum / examples;
  }

  /** What the epoch's predictions so far are worth. */
  public Scores scores() {
    return Scores.withoutProbabilities(
        ClassificationMetrics.of(ConfusionMatrix.ofCounts(counts)), logLossSum / examples);
  }

  /** Forgets everything: a new epoch begins. */
  void reset() {
    for (long[] row : counts) {
      Arrays.fill(row, 0);
    }
    lossSum = 0;
    logLossSum = 0;
    examples = 0;
  }
}
