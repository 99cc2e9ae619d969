package org.zwicky.data;

import org.zwicky.base.BadInputException;

/**
 * Which synthetic galaxies to make.
 *
 * @param images number of images, at least {@value #MIN_IMAGES}, so that each of the ten kinds has
 *     its three
 * @param size height and width of each image in pixels, {@value #MIN_SIZE} to {@value #MAX_SIZE}
 * @param seed of everything random; image i depends on the seed, the size and i only, and on the
 *     number of images for its kind
 */
public record SyntheticSpec(int images, int size, long seed) {

  /** Fewest images. */
  public static final int MIN_IMAGES = 30;

  /** Most images: as many as a survey has, and few enough for the labels to fit into memory. */
  public static final int MAX_IMAGES = 10_000_000;

  /** Smallest image in pixels: below, arms and bars cannot be told apart. */
  public static final int MIN_SIZE = 16;

  /** Largest image in pixels. */
  public static final int MAX_SIZE = 1024;

  /** Number of images, size and seed used where a file says nothing. */
  public static final SyntheticSpec DEFAULT = new SyntheticSpec(2000, 69, 1);

  public SyntheticSpec {
    if (images < MIN_IMAGES) {
      throw new BadInputException(
          "data.synthetic.images is %d, but %d are needed at least: three of each of the ten kinds."
              .formatted(images, MIN_IMAGES));
    }
    if (images > MAX_IMAGES) {
      throw new BadInputException(
          "data.synthetic.images is %,d; give at most %,d.".formatted(images, MAX_IMAGES));
    }
    if (size < MIN_SIZE || size > MAX_SIZE) {
      throw new BadInputException(
          "data.synthetic.size is %d pixels; give a size from %d to %d (Galaxy10 has 69)."
              .formatted(size, MIN_SIZE, MAX_SIZE));
    }
  }
}
