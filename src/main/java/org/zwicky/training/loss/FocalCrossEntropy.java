package org.zwicky.training.loss;

/**
 * The focal loss of a softmax for one true class (Lin et al. 2017, <i>Focal Loss for Dense Object
 * Detection</i>, equation 5), weighted by class:
 *
 * <p>FL = −w_t (1 − p_t)^γ log p_t, with t the true class and p the softmax. γ = 0 is the
 * (weighted) cross-entropy. Natural logarithm. Immutable and thread-safe.
 */
public final class FocalCrossEntropy {

  private final double[] weights;
  private final double gamma;

  /**
   * @param weights one a class, each at least 0
   * @param gamma focusing parameter, at least 0
   */
  public FocalCrossEntropy(double[] weights, double gamma) {
    if (!(gamma >= 0)) {
      throw new IllegalArgumentException("gamma is " + gamma + ", not at least 0");
    }
    this.weights = weights.clone();
    this.gamma = gamma;
  }

  int classes() {
    return weights.length;
  }

  /**
   * The loss of one example, in nats.
   *
   * @param logProbability log p_t
   */
  double loss(int target, double logProbability) {
    return -weights[target] * Math.pow(-Math.expm1(logProbability), gamma) * logProbability;
  }

  /**
   * The derivative of {@link #loss} by log p_t, which is w_t [γ (1 − p_t)^(γ−1) p_t log p_t − (1 −
   * p_t)^γ]; by logit j it is (δ_tj − p_j) times that.
   *
   * @param logProbability log p_t
   */
  double slope(int target, double logProbability) {
    double miss = -Math.expm1(logProbability);
    double slope = -Math.pow(miss, gamma);
    if (gamma > 0 && miss > 0) {
      // (1 − p_t)^(γ−1) alone overflows where 1 − p_t is subnormal; log p_t / (1 − p_t) is −1
      // there.
      slope += gamma * Math.pow(miss, gamma) * Math.exp(logProbability) * (logProbability / miss);
    }
    return slope * weights[target];
  }
}
