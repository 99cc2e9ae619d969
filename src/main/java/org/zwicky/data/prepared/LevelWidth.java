package org.zwicky.data.prepared;

/** Levels as bytes: one, two or four each, little-endian, as few as the highest level needs. */
final class LevelWidth {

  private static final int IN_ONE_BYTE = 1 << 8;
  private static final int IN_TWO_BYTES = 1 << 16;
  private static final int LOW_BYTE = 0xFF;

  private LevelWidth() {}

  /** Bytes for levels from 0 to below {@code levelCount}. */
  static int of(int levelCount) {
    if (levelCount <= IN_ONE_BYTE) {
      return Byte.BYTES;
    }
    return levelCount <= IN_TWO_BYTES ? Short.BYTES : Integer.BYTES;
  }

  /** Writes all levels one after the other. */
  static void pack(int[] levels, int width, byte[] target) {
    if (width == Byte.BYTES) {
      for (int i = 0; i < levels.length; i++) {
        target[i] = (byte) levels[i];
      }
      return;
    }
    int to = 0;
    for (int level : levels) {
      for (int shift = 0; shift < width * Byte.SIZE; shift += Byte.SIZE) {
        target[to++] = (byte) (level >>> shift);
      }
    }
  }

  /** Looks up what each level stands for and writes it to {@code target} from {@code offset} on. */
  static void unpack(byte[] packed, int width, float[] table, float[] target, int offset) {
    int count = packed.length / width;
    if (width == Byte.BYTES) {
      for (int i = 0; i < count; i++) {
        target[offset + i] = table[packed[i] & LOW_BYTE];
      }
    } else if (width == Short.BYTES) {
      for (int i = 0; i < count; i++) {
        int level = (packed[2 * i] & LOW_BYTE) | (packed[2 * i + 1] & LOW_BYTE) << Byte.SIZE;
        target[offset + i] = table[level];
      }
    } else {
      for (int i = 0; i < count; i++) {
        int level = 0;
        for (int k = width - 1; k >= 0; k--) {
          level = level << Byte.SIZE | (packed[width * i + k] & LOW_BYTE);
        }
        target[offset + i] = table[level];
      }
    }
  }
}
