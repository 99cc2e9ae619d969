package org.zwicky.data.synthetic;

import java.util.Arrays;
import org.zwicky.base.BadInputException;
import org.zwicky.base.number.Apportionment;

/**
 * The ten kinds of galaxies of Galaxy10, in the order of its labels.
 *
 * <p>How many there are of each is as in Galaxy10 (Leung and Bovy, astroNN), where volunteers of
 * Galaxy Zoo 2 (Willett et al. 2013, MNRAS 435, 2835) saw them.
 */
public enum GalaxyKind {
  /** Disk seen from above, without arms. */
  FACE_ON_NO_SPIRAL(3461),
  /** Elliptical, completely round. */
  ROUND(6997),
  /** Elliptical, neither round nor cigar-shaped. */
  IN_BETWEEN(6292),
  /** Elliptical, shaped as a cigar. */
  CIGAR(394),
  /** Disk seen from the side, with a rounded bulge. */
  EDGE_ON_ROUNDED_BULGE(1534),
  /** Disk seen from the side, with a bulge as a box. */
  EDGE_ON_BOXY_BULGE(17),
  /** Disk seen from the side, without a bulge. */
  EDGE_ON_NO_BULGE(589),
  /** Disk seen from above, with tightly wound arms. */
  TIGHT_SPIRAL(1121),
  /** Disk seen from above, with arms wound neither tightly nor loosely. */
  MEDIUM_SPIRAL(906),
  /** Disk seen from above, with loosely wound arms. */
  LOOSE_SPIRAL(519);

  /** Fewest images of a kind: one for each part of a split. */
  public static final int LEAST_IMAGES = 3;

  private final int inGalaxy10;

  GalaxyKind(int inGalaxy10) {
    this.inGalaxy10 = inGalaxy10;
  }

  /** Its label, from 0. */
  @SuppressWarnings("EnumOrdinal") // Galaxy10's labels are the kinds in this order
  public int label() {
    return ordinal();
  }

  /**
   * How many of each kind that many images have, in the order of the labels: in Galaxy10's
   * proportions, but {@value #LEAST_IMAGES} at least.
   *
   * @throws BadInputException if there are too few images for that
   */
  public static int[] counts(int images) {
    GalaxyKind[] kinds = values();
    if (images < LEAST_IMAGES * kinds.length) {
      throw new BadInputException(
          "%d synthetic images are too few for %d kinds of galaxies; ask for %d at least."
              .formatted(images, kinds.length, LEAST_IMAGES * kinds.length));
    }
    double[] weights = Arrays.stream(kinds).mapToDouble(kind -> kind.inGalaxy10).toArray();
    int[] least = new int[kinds.length];
    Arrays.fill(least, LEAST_IMAGES);
    return Apportionment.divide(images, weights, least);
  }

  /** The kind of that label. */
  @SuppressWarnings("EnumOrdinal") // likewise
  static GalaxyKind of(int label) {
    return values()[label];
  }
}
