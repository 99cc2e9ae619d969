package org.zwicky.training.batch;

/** Where the pixels of images come from. Implementations are safe for use by several threads. */
@FunctionalInterface
public interface PixelSource {

  /**
   * Copies one image in the order channel, row, column.
   *
   * @param image number of the image, from 0
   * @param target receives channels × height × width values
   * @param offset where in {@code target} the first goes
   */
  void copyImage(int image, float[] target, int offset);
}
