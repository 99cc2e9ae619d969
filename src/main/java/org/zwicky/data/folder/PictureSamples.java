package org.zwicky.data.folder;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/**
 * The samples of a decoded picture as bytes: those of more or fewer than 8 bits are brought to 8,
 * palettes are looked up. Stateless.
 */
final class PictureSamples {

  private static final int MAX_BYTE = 255;

  private PictureSamples() {}

  /**
   * All samples, in the order (H,W,C).
   *
   * @param channels 1, or 3, where a grey picture has each value three times
   */
  static byte[] bytes(BufferedImage image, int channels) {
    Raster raster = image.getRaster();
    int bands = raster.getNumBands();
    int[] row = new int[image.getWidth() * bands];
    byte[][] tables = tables(image);
    byte[] result = new byte[image.getHeight() * image.getWidth() * channels];
    int next = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      raster.getPixels(0, y, image.getWidth(), 1, row);
      for (int x = 0; x < row.length; x += bands) {
        for (int channel = 0; channel < channels; channel++) {
          // A palette's index, or a grey value, is the same for all channels.
          int sample = row[x + (bands >= 3 ? channel : 0)];
          result[next++] = tables == null ? (byte) sample : tables[channel][sample];
        }
      }
    }
    return result;
  }

  /** What each sample stands for by channel; null where it is the byte itself. */
  private static byte[][] tables(BufferedImage image) {
    if (image.getColorModel() instanceof IndexColorModel palette) {
      byte[][] tables = new byte[3][palette.getMapSize()];
      palette.getReds(tables[0]);
      palette.getGreens(tables[1]);
      palette.getBlues(tables[2]);
      return tables;
    }
    int bits = image.getSampleModel().getSampleSize(0);
    if (bits == Byte.SIZE) {
      return null;
    }
    byte[] table = new byte[1 << bits];
    for (int i = 0; i < table.length; i++) {
      table[i] =
          (byte) (bits > Byte.SIZE ? i >> (bits - Byte.SIZE) : i * MAX_BYTE / (table.length - 1));
    }
    return new byte[][] {table, table, table};
  }
}
