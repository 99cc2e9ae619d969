package org.zwicky.training.spec;

/** Optimisers; the JSON name is the constant's name in lower case. */
public enum UpdaterKind {
  /** Kingma and Ba 2015. */
  ADAM,
  /** Nesterov's accelerated gradient with momentum. */
  NESTEROVS,
  /** Plain stochastic gradient descent. */
  SGD
}
