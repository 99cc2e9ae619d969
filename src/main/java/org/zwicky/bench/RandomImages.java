package org.zwicky.bench;

import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.zwicky.data.ImageSource;

/**
 * Images of noise in three colours, their classes in turn: nothing to learn, but as much to
 * compute. Thread-safe; image {@code n} is always the same.
 *
 * @param size number of images
 * @param classes number of classes, at most {@code size}
 * @param height rows of each image
 * @param width columns of each image
 */
public record RandomImages(int size, int classes, int height, int width) implements ImageSource {

  /** Rows and columns of Galaxy10's images. */
  public static final int SIDE = 69;

  /** Images of Galaxy10's size. */
  public RandomImages(int size, int classes) {
    this(size, classes, SIDE, SIDE);
  }

  @Override
  public int channels() {
    return 3;
  }

  @Override
  public int[] labels() {
    return IntStream.range(0, size).map(image -> image % classes).toArray();
  }

  @Override
  public void read(int first, int count, byte[] target) {
    Objects.checkFromIndexSize(first, count, size);
    byte[] image = new byte[bytesPerImage()];
    for (int i = 0; i < count; i++) {
      new SplittableRandom(first + i).nextBytes(image);
      System.arraycopy(image, 0, target, i * image.length, image.length);
    }
  }

  @Override
  public String description() {
    return "%d images of noise, %d×%d×%d".formatted(size, height, width, channels());
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
