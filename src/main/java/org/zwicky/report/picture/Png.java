package org.zwicky.report.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes PNG files (W3C, Portable Network Graphics) of 8 bits a channel. */
final class Png {

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final int BITS = 8;
  private static final int GREY = 0;
  private static final int COLOUR = 2;
  private static final int FILTERS = 5;

  private Png() {}

  /**
   * Encodes an image.
   *
   * @param channels 1 for grey, 3 for red, green and blue
   * @param pixels in the order row, column, channel
   */
  static byte[] encode(int height, int width, int channels, byte[] pixels) {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    png.writeBytes(SIGNATURE);
    ByteBuffer header = ByteBuffer.allocate(13);
    header.putInt(width).putInt(height).put((byte) BITS);
    header.put((byte) (channels == 1 ? GREY : COLOUR)).put(new byte[3]);
    chunk(png, "IHDR", header.array());
    chunk(png, "IDAT", deflate(filter(height, width * channels, channels, pixels)));
    chunk(png, "IEND", new byte[0]);
    return png.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream png, String type, byte[] content) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(content);
    png.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(content.length).array());
    png.writeBytes(name);
    png.writeBytes(content);
    png.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt((int) crc.getValue()).array());
  }

  private static byte[] deflate(byte[] bytes) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    try {
      deflater.setInput(bytes);
      deflater.finish();
      ByteArrayOutputStream compressed = new ByteArrayOutputStream();
      byte[] buffer = new byte[1 << 13];
      while (!deflater.finished()) {
        compressed.write(buffer, 0, deflater.deflate(buffer));
      }
      return compressed.toByteArray();
    } finally {
      deflater.end();
    }
  }

  /** Of each row the filter whose result has the smallest sum, as the specification advises. */
  private static byte[] filter(int height, int bytesPerRow, int channels, byte[] pixels) {
    ByteBuffer filtered = ByteBuffer.allocate(height * (bytesPerRow + 1));
    byte[] row = new byte[bytesPerRow];
    for (int y = 0; y < height; y++) {
      int best = 0;
      long smallest = Long.MAX_VALUE;
      for (int filter = 0; filter < FILTERS; filter++) {
        long sum = 0;
        apply(filter, y, channels, pixels, row);
        for (byte value : row) {
          sum += Math.abs(value);
        }
        if (sum < smallest) {
          smallest = sum;
          best = filter;
        }
      }
      apply(best, y, channels, pixels, row);
      filtered.put((byte) best).put(row);
    }
    return filtered.array();
  }

  private static void apply(int filter, int y, int channels, byte[] pixels, byte[] row) {
    for (int x = 0; x < row.length; x++) {
      int at = y * row.length + x;
      int left = x < channels ? 0 : pixels[at - channels] & 0xFF;
      int up = y == 0 ? 0 : pixels[at - row.length] & 0xFF;
      int corner = x < channels || y == 0 ? 0 : pixels[at - row.length - channels] & 0xFF;
      int guess =
          switch (filter) {
            case 1 -> left;
            case 2 -> up;
            case 3 -> (left + up) / 2;
            case 4 -> paeth(left, up, corner);
            default -> 0;
          };
      row[x] = (byte) (pixels[at] - guess);
    }
  }

  private static int paeth(int left, int up, int corner) {
    int byLeft = Math.abs(up - corner);
    int byUp = Math.abs(left - corner);
    int byCorner = Math.abs(left + up - 2 * corner);
    if (byLeft <= byUp && byLeft <= byCorner) {
      return left;
    }
    return byUp <= byCorner ? up : corner;
  }
}
