package org.zwicky.training.spec;

/** Random symmetries of a training image; never applied to validation or test images. */
public enum Augmentation {
  NONE,
  /** Mirror left-right and top-bottom, each with probability ½. */
  FLIP,
  /** One of the 8 symmetries of the square, all equally likely. */
  DIHEDRAL
}
