package org.zwicky.data;

import java.util.List;
import java.util.Optional;

/**
 * Labelled images of one size, read in blocks, so that a file larger than memory can be walked
 * through.
 *
 * <p>Implementations are safe for use by several threads at once, as long as each gives its own
 * target array. After {@link #close()} the behaviour of {@link #read} is undefined.
 */
public interface ImageSource extends AutoCloseable {

  /** Number of images, N. */
  int size();

  /** Height of every image in pixels, H. */
  int height();

  /** Width of every image in pixels, W. */
  int width();

  /** Channels of every image, C: 1 for greyscale, 3 for colour. */
  int channels();

  /** The class of every image, N values from 0; a new array at every call. */
  int[] labels();

  /**
   * The part that each image is in, N values, where the source comes divided; else empty. What is
   * in the training part may still be divided further.
   */
  default List<DataPart> parts() {
    return List.of();
  }

  /**
   * Reads {@code count} images beginning with number {@code first} into the start of {@code target}
   * as unsigned bytes in the order image, row, column, channel (N,H,W,C).
   *
   * @throws IndexOutOfBoundsException if there are no such images, or the target is too short
   * @throws org.zwicky.base.BadInputException if what holds the images is damaged
   */
  void read(int first, int count, byte[] target);

  /**
   * How many images to read at once for best speed; reads that start at a multiple of this number
   * never decode a part of a file twice.
   */
  default int blockSize() {
    return 256;
  }

  /**
   * The names of the classes, in the order of their labels, where the source has names for them.
   */
  default Optional<ClassNames> classNames() {
    return Optional.empty();
  }

  /**
   * What a person should know of this beside its {@link #description()}, such as files that were
   * passed over: one line each.
   */
  default List<String> remarks() {
    return List.of();
  }

  /** What this is and where it is from, for messages and provenance, on one line. */
  String description();

  /** Bytes of one image as {@link #read} gives it: H × W × C. */
  default int bytesPerImage() {
    return Math.multiplyExact(Math.multiplyExact(height(), width()), channels());
  }

  @Override
  void close();
}
