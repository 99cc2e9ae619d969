package org.zwicky.data.folder;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.zwicky.base.BadInputException;

/**
 * How much of 16 bits the images with so many use: microscopes and cameras write 10, 12 or 14 bits
 * into them, and the upper byte, which is all that is kept, is dark then.
 *
 * @param images that have 16 bits
 * @param brightest sample among those that were looked at; 0 if there are none
 */
record SampleDepth(int images, int brightest) {

  private static final int MOST_LOOKED_AT = 64;
  private static final int DEEP = 16;
  private static final int FULL = (1 << DEEP) - 1;

  /** Of 8 bits, what is left are less than 4 then. */
  private static final int HARDLY_VISIBLE = 1 << 12;

  /** Of 8 bits, what is left are less than 7 then. */
  private static final int DARK = 1 << 15;

  /** Looks at some images, spread evenly over all with 16 bits. */
  static SampleDepth of(List<Path> files, List<ImageHeader> headers) {
    int[] deep =
        IntStream.range(0, files.size()).filter(i -> headers.get(i).bits() == DEEP).toArray();
    int looked = Math.min(MOST_LOOKED_AT, deep.length);
    int brightest =
        IntStream.range(0, looked)
            .map(i -> deep[(int) ((long) i * deep.length / looked)])
            .parallel()
            .map(i -> ImageFile.brightest(files.get(i), headers.get(i)))
            .max()
            .orElse(0);
    return new SampleDepth(deep.length, brightest);
  }

  /** Refuses images that would be black. */
  void requireVisible(Path root) {
    if (images > 0 && brightest < HARDLY_VISIBLE) {
      throw new BadInputException(
          "The %,d images of 16 bits in %s use only values up to %,d of %,d and would be nearly black: they seem to hold %d bits. Multiply them by %d, such as with: mogrify -evaluate multiply %d FILES"
              .formatted(
                  images,
                  root,
                  brightest,
                  FULL,
                  bits(),
                  FULL / brightPossible(),
                  FULL / brightPossible()));
    }
  }

  /** What a person should know of images that are dark, but visible. */
  Optional<String> remark(Path root) {
    return images > 0 && brightest < DARK
        ? Optional.of(
            "The %,d images of 16 bits in %s use only values up to %,d of %,d, and are dark: their upper 8 bits are used."
                .formatted(images, root, brightest, FULL))
        : Optional.empty();
  }

  private int bits() {
    return Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(brightest));
  }

  private int brightPossible() {
    return (1 << bits()) - 1;
  }
}
