package org.zwicky.data;

import org.zwicky.base.BadInputException;

/**
 * Height and width of an image in pixels.
 *
 * @param height rows, 1 to {@value #MAX_SIDE}
 * @param width columns, 1 to {@value #MAX_SIDE}
 */
public record ImageSize(int height, int width) {

  /** Largest height or width. */
  public static final int MAX_SIDE = 16_384;

  public ImageSize {
    if (Math.min(height, width) < 1 || Math.max(height, width) > MAX_SIDE) {
      throw new BadInputException(
          "An image of %d×%d pixels can't be used; give sides from 1 to %d pixels."
              .formatted(height, width, MAX_SIDE));
    }
  }

  /** As many rows as columns. */
  public static ImageSize square(int side) {
    return new ImageSize(side, side);
  }

  /** Number of pixels. */
  public int pixels() {
    return height * width;
  }

  /** Height by width, such as 69×69. */
  @Override
  public String toString() {
    return height + "×" + width;
  }
}
