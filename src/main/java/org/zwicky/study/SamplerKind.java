package org.zwicky.study;

/** The samplers a sweep can name; the JSON name is the constant's name in lower case. */
public enum SamplerKind {
  /** {@link #GP} or {@link #TPE}, by the space and the number of trials. */
  AUTO,
  /** A tree-structured Parzen estimator. */
  TPE,
  /** Bayesian optimisation with a Gaussian process. */
  GP,
  /** A genetic algorithm. */
  GENETIC,
  /** Changes of few parameters of the best trials; {@link #TPE} once there are many. */
  LOCAL,
  /** An even spread over the space. */
  SOBOL,
  /** Independent uniform draws. */
  RANDOM,
  /** Every combination once; continuous ranges at equally spaced points. */
  GRID
}
