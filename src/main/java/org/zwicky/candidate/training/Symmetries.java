package org.zwicky.candidate.training;

/** Which symmetries of the square an image is shown in. */
public enum Symmetries {
  /** The image as it is. */
  NONE,
  /** Mirrored left-right with probability ½, as photographs can be. */
  MIRROR,
  /** Mirrored left-right and top-bottom, each with probability ½. */
  FLIP,
  /** One of the 8 symmetries of the square, all equally likely. */
  DIHEDRAL;

  /** How many views of an image there are. */
  public int views(boolean square) {
    return switch (this) {
      case NONE -> 1;
      case MIRROR -> 2;
      case FLIP -> 4;
      case DIHEDRAL -> square ? 8 : 4;
    };
  }
}
