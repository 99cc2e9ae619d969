package org.zwicky.training;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * {@link FocalCrossEntropy} as DL4J's loss of a softmax output layer, which also tells a {@link
 * Listener} what the network predicted at each training step: the softmax is computed for the
 * gradient anyway, so training metrics cost nothing.
 *
 * <p>Labels are one-hot rows of shape (N, K); masks are not supported. Computed in double precision
 * in Java: K numbers an image are too few for a native call to pay. It is swapped for DL4J's own
 * cross-entropy when a model is saved. Not thread-safe.
 */
final class ClassLoss implements ILossFunction {

  /** Hears of each training example once a step. */
  interface Listener {

    /**
     * Called for each example of a step, in order.
     *
     * @param target the true class
     * @param probabilities the softmax, one value a class; valid during the call only
     * @param logProbability log of the true class's probability, in nats
     * @param loss of this example, in nats, weight and focus included
     */
    void onPrediction(int target, double[] probabilities, double logProbability, double loss);
  }

  private static final long serialVersionUID = 1L;

  private final transient FocalCrossEntropy loss;
  private final transient Listener listener;

  ClassLoss(FocalCrossEntropy loss, Listener listener) {
    this.loss = loss;
    this.listener = listener;
  }

  @Override
  public INDArray computeGradient(
      INDArray labels, INDArray preOutput, IActivation activationFn, INDArray mask) {
    int classes = loss.classes();
    double[][] logits = preOutput.toDoubleMatrix();
    double[][] targets = labels.toDoubleMatrix();
    double[][] gradient = new double[logits.length][classes];
    double[] probabilities = new double[classes];
    for (int i = 0; i < logits.length; i++) {
      int target = indexOfOne(targets[i]);
      FocalCrossEntropy.softmax(logits[i], probabilities);
      loss.gradient(logits[i], target, probabilities, gradient[i]);
      listener.onPrediction(
          target,
          probabilities,
          FocalCrossEntropy.logProbability(logits[i], target),
          loss.loss(logits[i], target));
    }
    return Nd4j.createFromArray(gradient).castTo(preOutput.dataType());
  }

  @Override
  public double computeScore(
      INDArray labels,
      INDArray preOutput,
      IActivation activationFn,
      INDArray mask,
      boolean average) {
    double sum = 0;
    double[] losses = losses(labels, preOutput);
    for (double value : losses) {
      sum += value;
    }
    return average ? sum / losses.length : sum;
  }

  @Override
  public INDArray computeScoreArray(
      INDArray labels, INDArray preOutput, IActivation activationFn, INDArray mask) {
    double[] losses = losses(labels, preOutput);
    return Nd4j.createFromArray(losses).castTo(preOutput.dataType()).reshape(losses.length, 1);
  }

  @Override
  public Pair<Double, INDArray> computeGradientAndScore(
      INDArray labels,
      INDArray preOutput,
      IActivation activationFn,
      INDArray mask,
      boolean average) {
    return Pair.of(
        computeScore(labels, preOutput, activationFn, mask, average),
        computeGradient(labels, preOutput, activationFn, mask));
  }

  @Override
  public String name() {
    return "ClassLoss";
  }

  private double[] losses(INDArray labels, INDArray preOutput) {
    double[][] logits = preOutput.toDoubleMatrix();
    double[][] targets = labels.toDoubleMatrix();
    double[] losses = new double[logits.length];
    for (int i = 0; i < losses.length; i++) {
      losses[i] = loss.loss(logits[i], indexOfOne(targets[i]));
    }
    return losses;
  }

  private static int indexOfOne(double[] oneHot) {
    for (int k = 0; k < oneHot.length; k++) {
      if (oneHot[k] == 1) {
        return k;
      }
    }
    throw new IllegalArgumentException("A row of the labels is not one-hot.");
  }
}
