package org.zwicky.candidate.training;

/**
 * How a training image is mixed with another of its batch, and the label with the other's. Where
 * both ways are on, each is taken for half of the images.
 *
 * @param mixup α of the Beta(α, α) that the image's own share is drawn from when two images are
 *     averaged (Zhang et al. 2018); 0 for off
 * @param cutmix α likewise when a box of the other image is pasted in (Yun et al. 2019); 0 for off
 * @param probability with which an image is mixed, from 0 to 1
 */
public record MixingSpec(double mixup, double cutmix, double probability) {

  /** Images stay by themselves. */
  public static final MixingSpec NONE = new MixingSpec(0, 0, 1);

  /** Whether no image is ever mixed. */
  public boolean isNone() {
    return probability == 0 || (mixup == 0 && cutmix == 0);
  }
}
