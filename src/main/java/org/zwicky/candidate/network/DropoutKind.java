package org.zwicky.candidate.network;

/** What dropout does to the numbers of a layer, at training only. */
public enum DropoutKind {
  /** Sets single numbers to 0 and scales the others by 1 / (1 − rate) (Srivastava et al. 2014). */
  PLAIN,
  /** Does the same to whole feature maps (Tompson et al. 2015, arXiv:1411.4280, section 3.2). */
  SPATIAL,
  /**
   * Sets single numbers to the least that SELU gives, and stretches and shifts all, so that inputs
   * of mean 0 and variance 1 keep both (Klambauer et al. 2017, arXiv:1706.02515, section 3).
   */
  ALPHA,
  /**
   * Multiplies each number by one from a normal distribution of mean 1 and variance rate / (1 −
   * rate) (Srivastava et al. 2014, section 10).
   */
  GAUSSIAN
}
