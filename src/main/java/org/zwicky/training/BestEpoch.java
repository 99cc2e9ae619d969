package org.zwicky.training;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.zwicky.study.Goal;

/** Keeps the parameters and predictions of the best epoch so far. Not thread-safe. */
final class BestEpoch implements AutoCloseable {

  private final Goal goal;
  private int epoch;
  private double score = Double.NaN;
  private float[][] probabilities = new float[0][];
  private INDArray parameters;

  BestEpoch(Goal goal) {
    this.goal = goal;
  }

  /**
   * Remembers the network as it is if its score is better than all before; ties are not, and
   * neither is a score that is not defined.
   */
  void offer(int number, double newScore, float[][] predicted, TrainableNetwork network) {
    boolean first = epoch == 0 || (Double.isNaN(score) && !Double.isNaN(newScore));
    if (!first && !goal.isBetter(newScore, score)) {
      return;
    }
    epoch = number;
    score = newScore;
    probabilities = predicted;
    if (parameters == null) {
      parameters = network.params().dup();
    } else {
      parameters.assign(network.params());
    }
  }

  /**
   * Goes on from the best epoch of a checkpoint.
   *
   * @param network has parameters of the same number
   */
  void resume(Checkpoint.Best best, TrainableNetwork network) {
    epoch = best.epoch();
    score = best.score();
    probabilities = best.probabilities();
    parameters = network.params().dup();
    NetworkState.bytes(parameters).put(best.parameters().duplicate());
  }

  /** What a checkpoint keeps; a view of the parameters, which the next better epoch overwrites. */
  Checkpoint.Best toCheckpoint() {
    return new Checkpoint.Best(epoch, score, probabilities, NetworkState.bytes(parameters));
  }

  /** Number of the best epoch from 1; 0 before the first. */
  int epoch() {
    return epoch;
  }

  float[][] probabilities() {
    return probabilities;
  }

  /** Puts the parameters of the best epoch back, running statistics included. */
  void restore(TrainableNetwork network) {
    network.params().assign(parameters);
  }

  @Override
  public void close() {
    if (parameters != null) {
      parameters.close();
    }
  }
}
