package org.zwicky.training.loss;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * {@link TargetLoss} as DL4J's loss of a softmax output layer, which also tells a {@link Listener}
 * what the network predicted at each training step: the softmax is computed for the gradient
 * anyway, so training metrics cost nothing.
 *
 * <p>Labels are the classes' shares in each target, shape (N, K); masks are not supported. Computed
 * in double precision in Java: K numbers an image are too few for a native call to pay. It is
 * swapped for DL4J's own cross-entropy when a model is saved. Not thread-safe.
 */
public final class ClassLoss implements ILossFunction {

  /** Hears of each training example once a step. */
  public interface Listener {

    /**
     * Called for each example of a step, in order.
     *
     * @param target the true class, of several the one with the largest share
     * @param probabilities the prediction, one value a class; valid during the call only
     * @param logProbability log of the true class's probability, in nats
     * @param loss of this example, in nats, as it is minimised
     */
    void onPrediction(int target, double[] probabilities, double logProbability, double loss);
  }

  private static final long serialVersionUID = 1L;

  private final transient TargetLoss loss;

  /**
   * @param loss computes the same on plain numbers
   */
  public ClassLoss(TargetLoss loss) {
    this.loss = loss;
  }

  @Override
  public INDArray computeGradient(
      INDArray labels, INDArray preOutput, IActivation activationFn, INDArray mask) {
    double[][] logits = preOutput.toDoubleMatrix();
    double[][] targets = labels.toDoubleMatrix();
    double[][] gradient = new double[logits.length][loss.classes()];
    for (int i = 0; i < logits.length; i++) {
      loss.gradient(logits[i], targets[i], gradient[i]);
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
      losses[i] = loss.loss(logits[i], targets[i]);
    }
    return losses;
  }
}
