package org.zwicky.training.augment;

import java.util.SplittableRandom;

/**
 * The part of an image that a random crop keeps and scales to the image's size, as torchvision's
 * {@code RandomResizedCrop} does, but not rounded to whole pixels.
 *
 * @param rowShare its height as a share of the image's, above 0, at most 1
 * @param columnShare its width likewise
 * @param rowMiddle how far its middle lies below the image's, in pixels
 * @param columnMiddle how far to the right
 */
record CropWindow(double rowShare, double columnShare, double rowMiddle, double columnMiddle) {

  static final CropWindow WHOLE = new CropWindow(1, 1, 0, 0);

  /** The logarithm of 4:3, the most that proportions change by (Szegedy et al. 2015, section 6). */
  private static final double LOG_PROPORTION = Math.log(4 / 3.0);

  private static final int TRIES = 10;

  /**
   * Draws one: an area, all equally likely, then proportions, then a place; the whole image where
   * no drawn one fits.
   *
   * @param smallest share of the image's area
   */
  static CropWindow draw(double smallest, int height, int width, SplittableRandom random) {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      double side = Math.sqrt(smallest + (1 - smallest) * random.nextDouble());
      double stretch = Math.exp(LOG_PROPORTION * (random.nextDouble() - 0.5));
      double rows = side / stretch;
      double columns = side * stretch;
      if (rows <= 1 && columns <= 1) {
        return new CropWindow(
            rows,
            columns,
            (1 - rows) * height * (random.nextDouble() - 0.5),
            (1 - columns) * width * (random.nextDouble() - 0.5));
      }
    }
    return WHOLE;
  }

  /** The map from a pixel of the crop to the point that the given map takes it from. */
  Affine cropOf(Affine whole) {
    return equals(WHOLE) ? whole : whole.ofPart(rowShare, columnShare, rowMiddle, columnMiddle);
  }
}
