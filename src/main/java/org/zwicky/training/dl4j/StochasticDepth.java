package org.zwicky.training.dl4j;

import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.random.impl.DropOutInverted;
import org.nd4j.linalg.factory.Broadcast;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Stochastic depth (Huang et al. 2016, arXiv:1603.09382) in DL4J: in training, all numbers of an
 * image become 0 or, so that their mean stays, 1 / (1 − rate) times what they were. Draws from the
 * thread's ND4J generator. Not thread-safe.
 */
public final class StochasticDepth implements IDropout {

  private static final long serialVersionUID = 1L;

  private final double rate;
  private transient INDArray factors;

  /**
   * @param rate the probability that an image's become 0, in (0, 1)
   */
  public StochasticDepth(double rate) {
    this.rate = rate;
  }

  @Override
  public INDArray applyDropout(
      INDArray input, INDArray result, int iteration, int epoch, LayerWorkspaceMgr memory) {
    factors =
        memory
            .createUninitialized(ArrayType.INPUT, result.dataType(), new long[] {input.size(0)})
            .assign(1);
    // What is kept is divided by the probability of that.
    Nd4j.getExecutioner().exec(new DropOutInverted(factors, 1 - rate));
    return Broadcast.mul(input, factors, result, 0);
  }

  @Override
  public INDArray backprop(
      INDArray outputGradient, INDArray inputGradient, int iteration, int epoch) {
    Broadcast.mul(outputGradient, factors, inputGradient, 0);
    clear();
    return inputGradient;
  }

  @Override
  public void clear() {
    factors = null;
  }

  @Override
  public StochasticDepth clone() {
    return new StochasticDepth(rate);
  }
}
