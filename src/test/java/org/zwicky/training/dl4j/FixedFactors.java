package org.zwicky.training.dl4j;

import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Stands for stochastic depth that has drawn these factors, one an image. */
public final class FixedFactors implements IDropout {

  private static final long serialVersionUID = 1L;

  private final double[] factors;

  public FixedFactors(double[] factors) {
    this.factors = factors;
  }

  @Override
  public INDArray applyDropout(
      INDArray input, INDArray result, int iteration, int epoch, LayerWorkspaceMgr memory) {
    return multiply(input, result);
  }

  @Override
  public INDArray backprop(
      INDArray outputGradient, INDArray inputGradient, int iteration, int epoch) {
    return multiply(outputGradient, inputGradient);
  }

  private INDArray multiply(INDArray input, INDArray result) {
    for (int i = 0; i < factors.length; i++) {
      result.slice(i).assign(input.slice(i).mul(factors[i]));
    }
    return result;
  }

  @Override
  public void clear() {
    // Always the same.
  }

  @Override
  public FixedFactors clone() {
    return new FixedFactors(factors);
  }
}
