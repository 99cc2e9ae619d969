package org.zwicky.training;

/**
 * The focal loss of a softmax (Lin et al. 2017, <i>Focal Loss for Dense Object Detection</i>,
 * equation 5), weighted by class:
 *
 * <p>FL = −w_t (1 − p_t)^γ log p_t, with t the true class and p the softmax of the logits. γ = 0 is
 * the (weighted) cross-entropy. Natural logarithm. Immutable and thread-safe.
 */
final class FocalCrossEntropy {

  private final double[] weights;
  private final double gamma;

  /**
   * @param weights one a class, each at least 0
   * @param gamma focusing parameter, at least 0
   */
  FocalCrossEntropy(double[] weights, double gamma) {
    if (!(gamma >= 0)) {
      throw new IllegalArgumentException("gamma is " + gamma + ", not at least 0");
    }
    this.weights = weights.clone();
    this.gamma = gamma;
  }

  int classes() {
    return weights.length;
  }

  /** Writes the softmax of {@code logits} to {@code probabilities}; both have one value a class. */
  static void softmax(double[] logits, double[] probabilities) {
    double largest = Double.NEGATIVE_INFINITY;
    for (double logit : logits) {
      largest = Math.max(largest, logit);
    }
    double sum = 0;
    for (int k = 0; k < logits.length; k++) {
      probabilities[k] = Math.exp(logits[k] - largest);
      sum += probabilities[k];
    }
    for (int k = 0; k < logits.length; k++) {
      probabilities[k] /= sum;
    }
  }

  /**
   * log p_t, in nats, exact also where p_t rounds to 0 or 1; NaN where a logit is.
   *
   * @param logits one a class
   * @param target the true class t
   */
  static double logProbability(double[] logits, int target) {
    double largest = logits[target];
    for (double logit : logits) {
      largest = Math.max(largest, logit);
    }
    double others = 0;
    for (int k = 0; k < logits.length; k++) {
      if (k != target) {
        others += Math.exp(logits[k] - largest);
      }
    }
    double own = logits[target] - largest;
    return own == 0 ? -Math.log1p(others) : own - Math.log(Math.exp(own) + others);
  }

  /** The loss of one example, in nats. */
  double loss(double[] logits, int target) {
    double logP = logProbability(logits, target);
    return -weights[target] * Math.pow(-Math.expm1(logP), gamma) * logP;
  }

  /**
   * Writes the derivative of {@link #loss} by each logit.
   *
   * <p>dFL/dz_j = w_t (δ_tj − p_j) [γ (1 − p_t)^(γ−1) p_t log p_t − (1 − p_t)^γ].
   *
   * @param probabilities the softmax of {@code logits}
   * @param gradient receives one value a class
   */
  void gradient(double[] logits, int target, double[] probabilities, double[] gradient) {
    double logP = logProbability(logits, target);
    double miss = -Math.expm1(logP);
    double factor = -Math.pow(miss, gamma);
    if (gamma > 0 && miss > 0) {
      factor += gamma * Math.pow(miss, gamma - 1) * Math.exp(logP) * logP;
    }
    factor *= weights[target];
    for (int k = 0; k < gradient.length; k++) {
      gradient[k] = factor * (k == target ? miss : -probabilities[k]);
    }
  }
}
