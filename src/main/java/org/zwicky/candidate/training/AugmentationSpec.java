package org.zwicky.candidate.training;

/**
 * Random changes to training images, drawn anew in every epoch; never applied to validation or test
 * images. They follow each other in the order of the fields.
 *
 * @param symmetries which symmetry each image is shown in
 * @param placement how each image is turned, shifted and scaled
 * @param tone how the values of its pixels change
 * @param cutout side of a square that is hidden, as a share of each side of the image, from 0 to 1
 *     (DeVries and Taylor 2017)
 * @param mixing how images and their labels are mixed
 */
public record AugmentationSpec(
    Symmetries symmetries,
    PlacementSpec placement,
    ToneSpec tone,
    double cutout,
    MixingSpec mixing) {

  public static final AugmentationSpec NONE = of(Symmetries.NONE);

  /** Any angle, mirrored or not. */
  public static final AugmentationSpec ROTATE =
      new AugmentationSpec(
          Symmetries.FLIP, PlacementSpec.turnedBy(180), ToneSpec.NONE, 0, MixingSpec.NONE);

  /** Symmetries alone. */
  public static AugmentationSpec of(Symmetries symmetries) {
    return new AugmentationSpec(symmetries, PlacementSpec.NONE, ToneSpec.NONE, 0, MixingSpec.NONE);
  }
}
