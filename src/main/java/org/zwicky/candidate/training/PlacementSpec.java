package org.zwicky.candidate.training;

/**
 * How images are turned, shifted, scaled and cropped at random.
 *
 * @param rotate largest angle either way, in degrees, from 0 to 180; all are equally likely
 * @param shift largest shift, as a share of each side, from 0 to 0.5; down and to the right are
 *     drawn apart, all equally likely
 * @param zoom largest relative change of size, from 0 to 1: the factor lies between 1 / (1 + zoom)
 *     and 1 + zoom, its logarithm uniform, so that growing and shrinking are equally likely
 * @param crop smallest share of the image's area that a random crop keeps, above 0; the crop is
 *     scaled to the size of the image, its proportions between 3:4 and 4:3 of the image's (Szegedy
 *     et al. 2015, section 6); 1 for none
 */
public record PlacementSpec(double rotate, double shift, double zoom, double crop) {

  /** Images stay where they are. */
  public static final PlacementSpec NONE = turnedBy(0);

  /** Rotations alone. */
  public static PlacementSpec turnedBy(double degrees) {
    return new PlacementSpec(degrees, 0, 0, 1);
  }

  /** Whether images stay where they are. */
  public boolean isNone() {
    return equals(NONE);
  }
}
