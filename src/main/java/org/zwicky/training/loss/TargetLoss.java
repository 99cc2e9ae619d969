package org.zwicky.training.loss;

import java.util.Arrays;
import org.zwicky.candidate.training.AdjustmentTime;
import org.zwicky.candidate.training.ImbalanceSpec;
import org.zwicky.candidate.training.TrainingSpec;

/**
 * What training minimises, for one example after the other: the loss of its logits, given which
 * share q_k each class has in its target. One class has all of it, or, of mixed images, several
 * have some.
 *
 * <p>L = Σ_k q'_k·L_k, with L_k the {@linkplain FocalCrossEntropy focal loss} if k were the true
 * class, and q' = (1 − ε)·q + ε/K the smoothed target (Szegedy et al. 2016, section 7). Class
 * weights are in L_k: smoothed or not, class k counts w_k, as in PyTorch's {@code cross_entropy}
 * with {@code weight} and {@code label_smoothing}. Probabilities are of the logits plus τ·log π
 * where they are adjusted in training (Menon et al. 2021, <i>Long-Tail Learning via Logit
 * Adjustment</i>, equation 10).
 *
 * <p>A {@link ClassLoss.Listener} hears what the network predicts: from plain logits, or from those
 * less τ·log π where predictions are adjusted (equation 9). Not thread-safe.
 */
public final class TargetLoss {

  private final FocalCrossEntropy loss;
  private final double smoothing;
  private final double[] offsets;
  private final double[] predictionOffsets;
  private final boolean predictsAlike;
  private final ClassLoss.Listener listener;
  private final double[] adjusted;
  private final double[] prediction;
  private final double[] slopes;
  private final Softmax softmax;
  private final Softmax predicted;

  /**
   * @param loss for one true class
   * @param smoothing ε, in [0, 1)
   * @param offsets what is added to the logits in the loss, one a class, all finite
   * @param predictionOffsets what is added to them in predictions
   */
  TargetLoss(
      FocalCrossEntropy loss,
      double smoothing,
      double[] offsets,
      double[] predictionOffsets,
      ClassLoss.Listener listener) {
    int classes = loss.classes();
    this.loss = loss;
    this.smoothing = smoothing;
    this.offsets = offsets.clone();
    this.predictionOffsets = predictionOffsets.clone();
    this.predictsAlike = Arrays.equals(offsets, predictionOffsets);
    this.listener = listener;
    this.adjusted = new double[classes];
    this.prediction = new double[classes];
    this.slopes = new double[classes];
    this.softmax = new Softmax(classes);
    this.predicted = predictsAlike ? softmax : new Softmax(classes);
  }

  /** The focal loss as it is, of targets and logits as they are. */
  public static TargetLoss of(FocalCrossEntropy loss, ClassLoss.Listener listener) {
    double[] zeros = new double[loss.classes()];
    return new TargetLoss(loss, 0, zeros, zeros, listener);
  }

  /** The loss that a specification asks for, on training images of these classes. */
  public static TargetLoss of(
      TrainingSpec settings, ClassPriors priors, ClassLoss.Listener listener) {
    ImbalanceSpec imbalance = settings.imbalance();
    double[] weights = ClassWeights.of(imbalance.weighting(), imbalance.beta(), priors.counts());
    return new TargetLoss(
        new FocalCrossEntropy(weights, imbalance.focus()),
        settings.regularization().labelSmoothing(),
        priors.scaledLogs(imbalance.adjustment(AdjustmentTime.TRAINING)),
        priors.scaledLogs(-imbalance.adjustment(AdjustmentTime.POST_HOC)),
        listener);
  }

  int classes() {
    return adjusted.length;
  }

  /**
   * The loss of one example, in nats.
   *
   * @param logits one a class
   * @param shares q, one a class, with a sum of 1
   */
  double loss(double[] logits, double[] shares) {
    readAdjusted(logits);
    double sum = 0;
    for (int k = 0; k < shares.length; k++) {
      double share = smoothed(shares[k]);
      if (share > 0) {
        sum += share * loss.loss(k, softmax.logProbability(k));
      }
    }
    return sum;
  }

  /**
   * Writes the derivative of {@link #loss} by each logit, and tells the listener of the example;
   * its class is the one with the largest share.
   *
   * @param gradient receives one value a class
   * @return the loss
   */
  public double gradient(double[] logits, double[] shares, double[] gradient) {
    readAdjusted(logits);
    double value = 0;
    double sum = 0;
    for (int k = 0; k < shares.length; k++) {
      double share = smoothed(shares[k]);
      slopes[k] = 0;
      gradient[k] = 0;
      if (share > 0) {
        double logProbability = softmax.logProbability(k);
        value += share * loss.loss(k, logProbability);
        slopes[k] = share * loss.slope(k, logProbability);
        gradient[k] = slopes[k] * -Math.expm1(logProbability);
        sum += slopes[k];
      }
    }
    double[] probabilities = softmax.probabilities();
    for (int k = 0; k < shares.length; k++) {
      gradient[k] -= probabilities[k] * (sum - slopes[k]);
    }
    tell(logits, shares, value);
    return value;
  }

  private void tell(double[] logits, double[] shares, double value) {
    if (!predictsAlike) {
      add(predictionOffsets, logits, prediction);
      predicted.read(prediction);
    }
    int target = 0;
    for (int k = 1; k < shares.length; k++) {
      if (shares[k] > shares[target]) {
        target = k;
      }
    }
    listener.onPrediction(
        target, predicted.probabilities(), predicted.logProbability(target), value);
  }

  private void readAdjusted(double[] logits) {
    add(offsets, logits, adjusted);
    softmax.read(adjusted);
  }

  private static void add(double[] offsets, double[] logits, double[] sums) {
    for (int k = 0; k < sums.length; k++) {
      sums[k] = logits[k] + offsets[k];
    }
  }

  private double smoothed(double share) {
    return (1 - smoothing) * share + smoothing / adjusted.length;
  }
}
