package org.zwicky.data;

import java.util.Optional;

/**
 * Finds images with nothing to see: values from 0 to 1 that were cast to bytes are 0, and a network
 * trains on them all the same.
 */
public final class VisibleImages {

  private static final int MOST_LOOKED_AT = 64;

  /** Drawings of 0 and 1 have more of the latter. */
  private static final double LEAST_ONES = 0.01;

  private VisibleImages() {}

  /**
   * Looks at some images, spread evenly over all.
   *
   * @return what is wrong and how to mend it; empty if there is something to see
   */
  public static Optional<String> problem(ImageSource source) {
    int looked = Math.min(MOST_LOOKED_AT, source.size());
    byte[] image = new byte[source.bytesPerImage()];
    long ones = 0;
    for (int i = 0; i < looked; i++) {
      source.read((int) ((long) i * source.size() / looked), 1, image);
      for (byte value : image) {
        if (value != 0 && value != 1) {
          return Optional.empty();
        }
        ones += value;
      }
    }
    return looked == 0 || ones >= LEAST_ONES * looked * image.length
        ? Optional.empty()
        : Optional.of(
            "The images of %s are black: of %d that were looked at, all pixels are 0, or 1 of 255. Values from 0 to 1 seem to have been cast to bytes; write them anew: (255 * images).astype('uint8')."
                .formatted(source.description(), looked));
  }
}
