package org.zwicky.training.spec;

/** Which symmetries of the square an image is shown in. */
public enum Symmetries {
  /** The image as it is. */
  NONE,
  /** Mirrored left-right and top-bottom, each with probability ½. */
  FLIP,
  /** One of the 8 symmetries of the square, all equally likely. */
  DIHEDRAL
}
