package org.zwicky.training.augment;

import java.util.SplittableRandom;
import org.zwicky.candidate.training.PlacementSpec;

/**
 * An affine map from a pixel of the result to the point of the image that it is taken from, both
 * measured from the middle of the image in pixels.
 *
 * @param rowPerRow how far down the point moves for a row further down
 * @param rowPerColumn how far down for a column further right
 * @param columnPerRow how far right for a row further down
 * @param columnPerColumn how far right for a column further right
 * @param rowOffset how far down the point of the middle is
 * @param columnOffset how far right
 */
record Affine(
    double rowPerRow,
    double rowPerColumn,
    double columnPerRow,
    double columnPerColumn,
    double rowOffset,
    double columnOffset) {

  /** Takes an image in a symmetry, then turns and scales it about its middle, then shifts it. */
  static Affine of(Symmetry symmetry, Movement movement) {
    double radians = Math.toRadians(movement.degrees());
    double cos = Math.cos(radians) / movement.factor();
    double sin = Math.sin(radians) / movement.factor();
    Affine turn =
        new Affine(
            cos,
            -sin,
            sin,
            cos,
            -(cos * movement.down() - sin * movement.right()),
            -(sin * movement.down() + cos * movement.right()));
    return movement.window().cropOf(turn.thenTo(symmetry));
  }

  /** First to a part of the result of this one, then as this one does. */
  Affine ofPart(double rowShare, double columnShare, double rowMiddle, double columnMiddle) {
    return new Affine(
        rowPerRow * rowShare,
        rowPerColumn * columnShare,
        columnPerRow * rowShare,
        columnPerColumn * columnShare,
        rowPerRow * rowMiddle + rowPerColumn * columnMiddle + rowOffset,
        columnPerRow * rowMiddle + columnPerColumn * columnMiddle + columnOffset);
  }

  /** What an image goes through besides its symmetry. */
  record Movement(double degrees, double factor, int down, int right, CropWindow window) {

    /**
     * Draws one.
     *
     * @param height of the image, in pixels
     * @param width of the image, in pixels
     */
    static Movement draw(PlacementSpec spec, int height, int width, SplittableRandom random) {
      double degrees = spec.rotate() * sign(random);
      double factor = Math.exp(Math.log1p(spec.zoom()) * sign(random));
      int down = Math.toIntExact(Math.round(spec.shift() * height));
      int right = Math.toIntExact(Math.round(spec.shift() * width));
      int movedDown = random.nextInt(-down, down + 1);
      int movedRight = random.nextInt(-right, right + 1);
      CropWindow window =
          spec.crop() < 1 ? CropWindow.draw(spec.crop(), height, width, random) : CropWindow.WHOLE;
      return new Movement(degrees, factor, movedDown, movedRight, window);
    }

    /** Uniform from −1 to 1. */
    private static double sign(SplittableRandom random) {
      return 2 * random.nextDouble() - 1;
    }
  }

  private Affine thenTo(Symmetry symmetry) {
    int rows = symmetry.rowSign();
    int columns = symmetry.columnSign();
    return symmetry.transposes()
        ? new Affine(
            columns * columnPerRow,
            columns * columnPerColumn,
            rows * rowPerRow,
            rows * rowPerColumn,
            columns * columnOffset,
            rows * rowOffset)
        : new Affine(
            rows * rowPerRow,
            rows * rowPerColumn,
            columns * columnPerRow,
            columns * columnPerColumn,
            rows * rowOffset,
            columns * columnOffset);
  }
}
