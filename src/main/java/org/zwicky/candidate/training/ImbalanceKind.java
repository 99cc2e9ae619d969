package org.zwicky.candidate.training;

/** Treatments of unequal class sizes. */
public enum ImbalanceKind {
  NONE("none"),
  /** Loss weights n/(K·n_c), as scikit-learn's 'balanced'. */
  BALANCED_WEIGHTS("balancedWeights"),
  /** Square roots of the balanced weights. */
  SQRT_WEIGHTS("sqrtWeights"),
  /** Loss weights by the effective number of images (Cui et al. 2019). */
  EFFECTIVE_NUMBER("effectiveNumber"),
  /** Small classes drawn more often within an epoch. */
  OVERSAMPLE("oversample"),
  /** Focal loss (Lin et al. 2017). */
  FOCAL("focal"),
  /** Logits adjusted by the classes' frequencies (Menon et al. 2021). */
  LOGIT_ADJUSTMENT("logitAdjustment");

  private final String key;

  ImbalanceKind(String key) {
    this.key = key;
  }

  /** The name used in the search-space file. */
  public String key() {
    return key;
  }
}
