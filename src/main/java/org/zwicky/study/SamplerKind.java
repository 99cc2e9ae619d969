package org.zwicky.study;

/** The samplers a sweep can name; the JSON name is the constant's name in lower case. */
public enum SamplerKind {
  /** Independent uniform draws. */
  RANDOM,
  /** Every combination once; continuous ranges at equally spaced points. */
  GRID
}
