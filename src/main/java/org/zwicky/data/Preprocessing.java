package org.zwicky.data;

import java.util.OptionalInt;
import org.zwicky.base.BadInputException;

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
  private static final int BYTE_LEVELS = 255;

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
   * How many different levels a pixel of one channel can have: see {@link #levels}.
   *
   * @param channels of the images as they come
   */
  public int levelCount(int channels) {
    return (grayscale ? channels : 1) * BYTE_LEVELS + 1;
  }

  /**
   * What a level stands for: the level as a fraction of the highest.
   *
   * @param level from 0 to below {@link #levelCount}
   * @param channels of the images as they come
   * @return from 0 to 1
   */
  public float value(int level, int channels) {
    return grayscale ? (float) level / channels / MAX_BYTE : level / MAX_BYTE;
  }

  /**
   * Cuts out the middle of one image and adds up its channels if they are to be averaged, in whole
   * numbers: the value of a pixel is {@link #value} of its level.
   *
   * @param bytes holds the image from {@code offset} as unsigned bytes in the order (H,W,C)
   * @param target receives the levels in the order (C,H,W), as many as the output has pixels
   */
  public void levels(byte[] bytes, int offset, int height, int width, int channels, int[] target) {
    int rows = outputSide(height);
    int columns = outputSide(width);
    int top = (height - rows) / 2;
    int left = (width - columns) / 2;
    int area = rows * columns;
    for (int row = 0; row < rows; row++) {
      int from = offset + ((top + row) * width + left) * channels;
      int to = row * columns;
      for (int column = 0; column < columns; column++, from += channels, to++) {
        if (grayscale) {
          int sum = 0;
          for (int channel = 0; channel < channels; channel++) {
            sum += Byte.toUnsignedInt(bytes[from + channel]);
          }
          target[to] = sum;
        } else {
          for (int channel = 0; channel < channels; channel++) {
            target[channel * area + to] = Byte.toUnsignedInt(bytes[from + channel]);
          }
        }
      }
    }
  }

  /**
   * Prepares one image.
   *
   * @param bytes holds the image from {@code offset} as unsigned bytes in the order (H,W,C)
   * @return values from 0 to 1 in the order (C,H,W), of the output's size
   */
  public float[] apply(byte[] bytes, int offset, int height, int width, int channels) {
    int[] levels = new int[outputChannels(channels) * outputSide(height) * outputSide(width)];
    levels(bytes, offset, height, width, channels, levels);
    float[] result = new float[levels.length];
    for (int i = 0; i < levels.length; i++) {
      result[i] = value(levels[i], channels);
    }
    return result;
  }
}
