package org.zwicky.study;

/** What was measured on the test part. */
public enum TestKind {
  /** The crowned candidate with the seed that was best on the validation part: the headline. */
  SINGLE,
  /** The crowned candidate with another of its seeds. */
  SEED,
  /** The mean of several models' probabilities. */
  ENSEMBLE
}
