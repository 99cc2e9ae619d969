package org.zwicky.data;

import java.util.OptionalInt;
import org.zwicky.space.BadInputException;

/**
 * From bytes to what a network is fed: channels averaged (if asked for), the middle cut out,
 * divided by 255. Galaxy10's challenge does it with a crop of 64, grey: rows and columns 2 to 65 of
 * 69. Stateless and safe for several threads.
 *
 * @param crop side of the square kept from the middle, in pixels; the part cut off above and left
 *     is {@code (size - crop) / 2} rounded down; empty keeps the whole image
 * @param grayscale whether the channels are averaged into one
 */
public record Preprocessing(OptionalInt crop, boolean grayscale) {

  private static final float MAX_BYTE = 255f;

  /** Channels that come out of images with that many. */
  public int outputChannels(int channels) {
    return grayscale ? 1 : channels;
  }

  /** Height or width that comes out of images with that many pixels on that side. */
  public int outputSide(int side) {
    return crop.orElse(side);
  }

  /**
   * Checks that the crop fits.
   *
   * @throws BadInputException if the images are smaller than the crop
   */
  public void requireFits(ImageSource source) {
    if (crop.isPresent() && crop.getAsInt() > Math.min(source.height(), source.width())) {
      throw new BadInputException(
          "data.crop is %d, but the images of %s have only %d×%d pixels. Give a crop of at most %d, or leave it out."
              .formatted(
                  crop.getAsInt(),
                  source.description(),
                  source.height(),
                  source.width(),
                  Math.min(source.height(), source.width())));
    }
  }

  /**
   * Prepares one image.
   *
   * @param bytes holds the image from {@code offset} as unsigned bytes in the order (H,W,C)
   * @return values from 0 to 1 in the order (C,H,W), of the output's size
   */
  public float[] apply(byte[] bytes, int offset, int height, int width, int channels) {
    int rows = outputSide(height);
    int columns = outputSide(width);
    int top = (height - rows) / 2;
    int left = (width - columns) / 2;
    int area = rows * columns;
    float[] result = new float[outputChannels(channels) * area];
    for (int row = 0; row < rows; row++) {
      int from = offset + ((top + row) * width + left) * channels;
      int to = row * columns;
      for (int column = 0; column < columns; column++, from += channels, to++) {
        if (grayscale) {
          int sum = 0;
          for (int channel = 0; channel < channels; channel++) {
            sum += Byte.toUnsignedInt(bytes[from + channel]);
          }
          result[to] = (float) sum / channels / MAX_BYTE;
        } else {
          for (int channel = 0; channel < channels; channel++) {
            result[channel * area + to] = Byte.toUnsignedInt(bytes[from + channel]) / MAX_BYTE;
          }
        }
      }
    }
    return result;
  }
}
