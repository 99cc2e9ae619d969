package org.zwicky.candidate.training;

/**
 * Optimisers; the JSON name is the constant's name in lower case. Of their constants only the
 * learning rate and the momentum of Nesterov's can be chosen; the others are those of the papers.
 */
public enum UpdaterKind {
  /** Kingma and Ba 2015; β₁ 0.9, β₂ 0.999, ε 1e-8. */
  ADAM(2),
  /**
   * Adam by the name that it has with decoupled weight decay (Loshchilov and Hutter 2019): the
   * steps are Adam's, only the decay is usually not 0.
   */
  ADAMW(2),
  /** Adam with the largest second moment so far (Reddi et al. 2018); the constants of Adam. */
  AMSGRAD(3),
  /**
   * Adam with the gradient's deviation from its mean in place of its square (Zhuang et al. 2020);
   * β₁ 0.9, β₂ 0.999, ε 1e-14.
   */
  ADABELIEF(2),
  /** Hinton's lecture 6e; mean of squares with decay 0.95, ε 1e-8. */
  RMSPROP(1),
  /** Nesterov's accelerated gradient with momentum (Sutskever et al. 2013). */
  NESTEROVS(1),
  /** Plain stochastic gradient descent. */
  SGD(0);

  private final int stateCopies;

  UpdaterKind(int stateCopies) {
    this.stateCopies = stateCopies;
  }

  /** Numbers that it keeps of each parameter. */
  public int stateCopies() {
    return stateCopies;
  }
}
