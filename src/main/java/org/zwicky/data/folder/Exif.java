package org.zwicky.data.folder;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads how a camera was held, from Exif's first directory (TIFF 6.0, tag 274). Stateless. */
final class Exif {

  /** The first row is the top, the first column the left side. */
  static final int UPRIGHT = 1;

  private static final int LAST = 8;
  private static final int ORIENTATION = 274;
  private static final int SHORT = 3;
  private static final int ENTRY_BYTES = 12;
  private static final int LITTLE_ENDIAN = 0x4949;
  private static final int BIG_ENDIAN = 0x4D4D;
  private static final int MAGIC = 42;

  private Exif() {}

  /**
   * The orientation, 1 to 8.
   *
   * @param content holds a TIFF file from {@code offset} on
   * @return {@link #UPRIGHT} where it says none, or is damaged: a picture is not lost for it
   */
  static int orientation(byte[] content, int offset) {
    if (content.length - offset < 8) {
      return UPRIGHT;
    }
    ByteBuffer tiff = ByteBuffer.wrap(content, offset, content.length - offset).slice();
    int order = tiff.getShort(0) & 0xFFFF;
    if (order != LITTLE_ENDIAN && order != BIG_ENDIAN) {
      return UPRIGHT;
    }
    tiff.order(order == LITTLE_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    long directory = tiff.getInt(4) & 0xFFFFFFFFL;
    if (tiff.getShort(2) != MAGIC || directory + 2 > tiff.limit()) {
      return UPRIGHT;
    }
    int entries = tiff.getShort((int) directory) & 0xFFFF;
    for (int i = 0; i < entries; i++) {
      long at = directory + 2 + (long) i * ENTRY_BYTES;
      if (at + ENTRY_BYTES > tiff.limit()) {
        return UPRIGHT;
      }
      if ((tiff.getShort((int) at) & 0xFFFF) == ORIENTATION
          && tiff.getShort((int) at + 2) == SHORT) {
        int value = tiff.getShort((int) at + 8);
        return value >= UPRIGHT && value <= LAST ? value : UPRIGHT;
      }
    }
    return UPRIGHT;
  }
}
