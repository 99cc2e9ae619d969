package org.zwicky.training.augment;

import java.util.List;
import java.util.SplittableRandom;
import org.zwicky.candidate.training.Symmetries;

/** The eight symmetries of the square (the dihedral group of order 8), applied to images. */
public enum Symmetry {
  IDENTITY(false, false, false),
  MIRROR(false, false, true),
  UPSIDE_DOWN(false, true, false),
  HALF_TURN(false, true, true),
  TRANSPOSE(true, false, false),
  QUARTER_TURN(true, false, true),
  THREE_QUARTER_TURN(true, true, false),
  ANTI_TRANSPOSE(true, true, true);

  private static final List<Symmetry> ALL = List.of(values());
  private static final List<Symmetry> LEFT_RIGHT = List.of(IDENTITY, MIRROR);
  private static final List<Symmetry> KEEPING_SHAPE =
      List.of(IDENTITY, MIRROR, UPSIDE_DOWN, HALF_TURN);

  private final boolean transposes;
  private final boolean reversesRows;
  private final boolean reversesColumns;

  Symmetry(boolean transposes, boolean reversesRows, boolean reversesColumns) {
    this.transposes = transposes;
    this.reversesRows = reversesRows;
    this.reversesColumns = reversesColumns;
  }

  /**
   * Those of a choice. Images that are not square keep to the four symmetries that do not swap rows
   * and columns.
   */
  public static List<Symmetry> of(Symmetries symmetries, boolean square) {
    return switch (symmetries) {
      case NONE -> List.of(IDENTITY);
      case MIRROR -> LEFT_RIGHT;
      case FLIP -> KEEPING_SHAPE;
      case DIHEDRAL -> square ? ALL : KEEPING_SHAPE;
    };
  }

  static Symmetry pick(List<Symmetry> choices, SplittableRandom random) {
    return choices.get(random.nextInt(choices.size()));
  }

  /**
   * Transforms an image of {@code channels × height × width} values from one array to another. The
   * image must be square for the four that swap rows and columns.
   */
  public void apply(float[] source, float[] target, int channels, int height, int width) {
    for (int channel = 0; channel < channels; channel++) {
      int plane = channel * height * width;
      for (int row = 0; row < height; row++) {
        int fromRow = reversesRows ? height - 1 - row : row;
        for (int column = 0; column < width; column++) {
          int fromColumn = reversesColumns ? width - 1 - column : column;
          int from = transposes ? fromColumn * width + fromRow : fromRow * width + fromColumn;
          target[plane + row * width + column] = source[plane + from];
        }
      }
    }
  }

  /** +1 or −1: whether a row of the result runs with its source's coordinates or against them. */
  int rowSign() {
    return reversesRows ? -1 : 1;
  }

  /** The same of columns. */
  int columnSign() {
    return reversesColumns ? -1 : 1;
  }

  boolean transposes() {
    return transposes;
  }
}
