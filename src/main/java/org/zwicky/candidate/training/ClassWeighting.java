package org.zwicky.candidate.training;

/** How much an image counts in the loss, by the size n_c of its class. */
public enum ClassWeighting {
  /** All images alike. */
  NONE("none"),
  /** n/(K·n_c), as scikit-learn's 'balanced'. */
  BALANCED("balancedWeights"),
  /** Square roots of the balanced weights. */
  SQRT("sqrtWeights"),
  /** (1−β)/(1−β^n_c), by the effective number of images (Cui et al. 2019). */
  EFFECTIVE_NUMBER("effectiveNumber");

  private final String key;

  ClassWeighting(String key) {
    this.key = key;
  }

  /** The name used in the search-space file. */
  public String key() {
    return key;
  }
}
