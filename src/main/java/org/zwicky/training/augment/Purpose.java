package org.zwicky.training.augment;

/** What random numbers are drawn for; each has its own, so that one does not change another's. */
public enum Purpose {
  SYMMETRY,
  PLACEMENT,
  TONE,
  CUTOUT,
  MIXING
}
