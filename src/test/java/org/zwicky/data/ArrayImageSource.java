package org.zwicky.data;

import java.util.Objects;

/** Images in an array, whose bytes follow the formula of {@code make_data_fixtures.py}. */
public final class ArrayImageSource implements ImageSource {

  private final int[] labels;
  private final int height;
  private final int width;
  private final int channels;
  private final int blockSize;

  public ArrayImageSource(int[] labels, int height, int width, int channels, int blockSize) {
    this.labels = labels.clone();
    this.height = height;
    this.width = width;
    this.channels = channels;
    this.blockSize = blockSize;
  }

  /** The byte at that place, unsigned. */
  public static int pattern(int image, int row, int column, int channel) {
    return (7 * image + 31 * row + 5 * column + 101 * channel + image * row * column) % 256;
  }

  @Override
  public int size() {
    return labels.length;
  }

  @Override
  public int height() {
    return height;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int channels() {
    return channels;
  }

  @Override
  public int[] labels() {
    return labels.clone();
  }

  @Override
  public void read(int first, int count, byte[] target) {
    Objects.checkFromIndexSize(first, count, labels.length);
    if (count > blockSize) {
      throw new IllegalArgumentException("read " + count + " images, a block is " + blockSize);
    }
    int next = 0;
    for (int image = first; image < first + count; image++) {
      for (int row = 0; row < height; row++) {
        for (int column = 0; column < width; column++) {
          for (int channel = 0; channel < channels; channel++) {
            target[next++] = (byte) pattern(image, row, column, channel);
          }
        }
      }
    }
  }

  @Override
  public int blockSize() {
    return blockSize;
  }

  @Override
  public String description() {
    return "test images";
  }

  @Override
  public void close() {}
}
