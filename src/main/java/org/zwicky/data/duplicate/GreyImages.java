package org.zwicky.data.duplicate;

/**
 * Images in grey, of one size, with sides of at most {@value #LONGEST_SIDE} pixels: larger ones are
 * averaged over squares. Filled by one thread, then safe to be read by many.
 */
public final class GreyImages {

  private static final int LONGEST_SIDE = 96;
  private static final float WHITE = 255;

  private final int block;
  private final int height;
  private final int width;
  private final byte[][] pixels;

  /**
   * Room for images.
   *
   * @param count of them
   * @param height of each as it is given
   * @param width of each as it is given
   */
  public GreyImages(int count, int height, int width) {
    this.block = (Math.max(height, width) + LONGEST_SIDE - 1) / LONGEST_SIDE;
    this.height = Math.max(1, height / block);
    this.width = Math.max(1, width / block);
    this.pixels = new byte[count][];
  }

  /** The brightness of a pixel, from 0 to 1. */
  @FunctionalInterface
  public interface Brightness {
    /** Of the pixel in that row and column of the image as it is given. */
    float at(int row, int column);
  }

  /** Takes over an image. */
  public void put(int image, Brightness brightness) {
    byte[] grey = new byte[height * width];
    for (int r = 0; r < height; r++) {
      for (int c = 0; c < width; c++) {
        float sum = 0;
        for (int y = r * block; y < (r + 1) * block; y++) {
          for (int x = c * block; x < (c + 1) * block; x++) {
            sum += brightness.at(y, x);
          }
        }
        grey[r * width + c] = (byte) Math.round(WHITE * sum / (block * block));
      }
    }
    pixels[image] = grey;
  }

  int count() {
    return pixels.length;
  }

  int height() {
    return height;
  }

  int width() {
    return width;
  }

  /** The image, row by row, from 0 to 255. */
  float[] image(int number) {
    byte[] grey = pixels[number];
    float[] values = new float[grey.length];
    for (int i = 0; i < grey.length; i++) {
      values[i] = Byte.toUnsignedInt(grey[i]);
    }
    return values;
  }
}
