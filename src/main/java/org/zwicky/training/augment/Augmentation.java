package org.zwicky.training.augment;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;
import org.zwicky.candidate.training.AugmentationSpec;
import org.zwicky.candidate.training.PlacementSpec;

/**
 * Changes training images of one shape as a specification says. Symmetries alone move pixels and
 * change none; with any rotation, shift or zoom they are one sampling together. Not thread-safe.
 */
public final class Augmentation {

  private final List<Symmetry> symmetries;
  private final PlacementSpec placement;
  private final int channels;
  private final int height;
  private final int width;
  private final float[] moved;
  private final Resampler resampler;
  private final Optional<ToneChange> tone;
  private final Optional<Cutout> cutout;
  private final Optional<Mixing> mixing;

  /**
   * @param channels of every image
   * @param height of every image, in pixels
   * @param width of every image, in pixels; where it is not the height, no symmetry swaps rows and
   *     columns
   */
  public Augmentation(AugmentationSpec spec, int channels, int height, int width) {
    this.symmetries = Symmetry.of(spec.symmetries(), height == width);
    this.placement = spec.placement();
    this.channels = channels;
    this.height = height;
    this.width = width;
    this.moved = new float[channels * height * width];
    this.resampler = new Resampler(channels, height, width);
    this.tone = Optional.of(new ToneChange(spec.tone())).filter(set -> !spec.tone().isNone());
    this.cutout =
        Optional.of(new Cutout(spec.cutout(), channels, height, width))
            .filter(set -> set.share() > 0);
    this.mixing =
        Optional.of(spec.mixing())
            .filter(set -> !set.isNone())
            .map(set -> new Mixing(set, channels, height, width));
  }

  /**
   * All that is done to an image by itself.
   *
   * @param image channel by channel, row by row; may be changed
   * @param place of the image in the epoch's order
   * @return the result, in the same array or in another that is valid until the next call
   */
  public float[] apply(float[] image, Draws draws, int place) {
    float[] result = move(image, draws, place);
    tone.ifPresent(wanted -> wanted.apply(result, draws.of(Purpose.TONE, place)));
    cutout.ifPresent(wanted -> wanted.apply(result, draws.of(Purpose.CUTOUT, place)));
    return result;
  }

  /**
   * Mixes the images of a batch with each other, in place, if that is wanted.
   *
   * @param features shape (N, C, H, W)
   * @param labels shape (N, K), one-hot; become the classes' shares of the mixed images
   * @param targets the same classes as numbers; become those of the larger shares
   * @param place of the first image in the epoch's order
   */
  public void mix(FloatBuffer features, FloatBuffer labels, int[] targets, Draws draws, int place) {
    mixing.ifPresent(wanted -> wanted.apply(features, labels, targets, draws, place));
  }

  private float[] move(float[] image, Draws draws, int place) {
    Symmetry symmetry =
        symmetries.size() == 1
            ? symmetries.get(0)
            : Symmetry.pick(symmetries, draws.of(Purpose.SYMMETRY, place));
    if (!placement.isNone()) {
      Affine.Movement movement =
          Affine.Movement.draw(placement, height, width, draws.of(Purpose.PLACEMENT, place));
      resampler.apply(Affine.of(symmetry, movement), image, moved);
      return moved;
    }
    if (symmetry == Symmetry.IDENTITY) {
      return image;
    }
    symmetry.apply(image, moved, channels, height, width);
    return moved;
  }
}
