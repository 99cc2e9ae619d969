package org.zwicky.bench;

import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.zwicky.data.ImageSource;

/**
 * Images of noise in Galaxy10's size, 69×69 in three colours, their classes in turn: nothing to
 * learn, but as much to compute. Thread-safe; image {@code n} is always the same.
 *
 * @param size number of images
 * @param classes number of classes, at most {@code size}
 */
public record RandomImages(int size, int classes) implements ImageSource {

  /** Rows and columns of each image. */
  public static final int SIDE = 69;

  @Override
  public int height() {
    return SIDE;
  }

  @Override
  public int width() {
    return SIDE;
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
    return "%d images of noise, %d×%d×%d".formatted(size, SIDE, SIDE, channels());
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
