package org.zwicky.data.prepared;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;
import org.zwicky.data.DataPart;
import org.zwicky.data.DatasetOutline;

/**
 * What stands before the pixels in a file of prepared images. All numbers are little-endian:
 *
 * <table>
 * <caption>A file of N images with L levels</caption>
 * <tr><th>at byte</th><th>is</th></tr>
 * <tr><td>0</td><td>{@code ZWPIXELS} in ASCII</td></tr>
 * <tr><td>8</td><td>int: {@link #VERSION}, or {@link #DIVIDED} where images come in parts</td></tr>
 * <tr><td>12</td><td>int: bytes of this header, its checksum included</td></tr>
 * <tr><td>16</td><td>32 bytes: the {@link PreparationKey}</td></tr>
 * <tr><td>48</td><td>4 int: images N, channels C, height H, width W</td></tr>
 * <tr><td>64</td><td>int: levels L</td></tr>
 * <tr><td>68</td><td>int: bytes of a level: 1 up to 256 levels, 2 up to 65,536, else 4</td></tr>
 * <tr><td>72</td><td>long: where the pixels begin, a multiple of 4096</td></tr>
 * <tr><td>80</td><td>long: bytes of the file</td></tr>
 * <tr><td>88</td><td>L float: the value of each level, from 0 to 1</td></tr>
 * <tr><td>…</td><td>N int: the class of each image, from 0</td></tr>
 * <tr><td>…</td><td>N int, where images come in parts only: the {@link DataPart} of each, 0 training, 1
 * validation, 2 test</td></tr>
 * <tr><td>…</td><td>N int: CRC-32C of each image's bytes</td></tr>
 * <tr><td>end</td><td>int: CRC-32C of the header up to here</td></tr>
 * <tr><td>then</td><td>0 up to where the pixels begin; from there the levels in the order
 * (N,C,H,W), to the end of the file</td></tr>
 * </table>
 *
 * Arrays are not copied: nobody outside this package sees them.
 */
@SuppressWarnings("ArrayRecordComponent") // headers are not compared
record PreparedHeader(
    String key,
    int channels,
    int height,
    int width,
    float[] table,
    int[] labels,
    List<DataPart> parts,
    int[] checksums) {

  /** Raised when the format, or what preprocessing makes of the same bytes, changes. */
  static final int VERSION = 1;

  /** The version of a file whose images come in parts. */
  static final int DIVIDED = 2;

  private static final byte[] MAGIC = "ZWPIXELS".getBytes(StandardCharsets.US_ASCII);
  private static final int FIXED_BYTES = 88;
  private static final int KEY_BYTES = 32;
  private static final int ALIGNMENT = 4096;

  /** The header of what a source will give; checksums are 0 until they are known. */
  static PreparedHeader of(PreparationKey key, DatasetOutline outline, float[] table) {
    int[] labels = outline.labels();
    return new PreparedHeader(
        key.sha256(),
        outline.channels(),
        outline.height(),
        outline.width(),
        table,
        labels,
        outline.parts(),
        new int[labels.length]);
  }

  int images() {
    return labels.length;
  }

  int valuesPerImage() {
    return Math.multiplyExact(Math.multiplyExact(channels, height), width);
  }

  int bytesPerLevel() {
    return LevelWidth.of(table.length);
  }

  int bytesPerImage() {
    return Math.multiplyExact(valuesPerImage(), bytesPerLevel());
  }

  long contentOffset() {
    return (headerBytes() + ALIGNMENT - 1) / ALIGNMENT * (long) ALIGNMENT;
  }

  long fileBytes() {
    return contentOffset() + (long) images() * bytesPerImage();
  }

  /** The bytes of this header, ready to be read from the start. */
  ByteBuffer toBytes() {
    ByteBuffer bytes = ByteBuffer.allocate(headerBytes()).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(MAGIC).putInt(parts.isEmpty() ? VERSION : DIVIDED).putInt(headerBytes());
    bytes.put(HexFormat.of().parseHex(key));
    bytes.putInt(images()).putInt(channels).putInt(height).putInt(width);
    bytes.putInt(table.length).putInt(bytesPerLevel());
    bytes.putLong(contentOffset()).putLong(fileBytes());
    for (float value : table) {
      bytes.putFloat(value);
    }
    for (int label : labels) {
      bytes.putInt(label);
    }
    for (DataPart part : parts) {
      bytes.putInt(part.ordinal());
    }
    for (int checksum : checksums) {
      bytes.putInt(checksum);
    }
    return bytes.putInt(crc(bytes.array(), bytes.position())).flip();
  }

  /**
   * Reads a header and compares what it says with the length of the file.
   *
   * @throws UnusableFileException if it is damaged, of another version, or the file is cut short
   */
  static PreparedHeader read(FileChannel file) throws IOException {
    ByteBuffer start = read(file, FIXED_BYTES);
    byte[] magic = new byte[MAGIC.length];
    start.get(magic);
    require(Arrays.equals(magic, MAGIC), "it does not hold prepared images");
    int version = start.getInt();
    require(
        version == VERSION || version == DIVIDED,
        "it has version %d, not %d or %d".formatted(version, VERSION, DIVIDED));
    int headerBytes = start.getInt();
    require(headerBytes > FIXED_BYTES && headerBytes <= file.size(), "it is cut short");
    ByteBuffer bytes = read(file, headerBytes);
    int checked = headerBytes - Integer.BYTES;
    require(bytes.getInt(checked) == crc(bytes.array(), checked), "its header is damaged");
    PreparedHeader header =
        parse(bytes.position(MAGIC.length + 2 * Integer.BYTES), version == DIVIDED);
    require(header.headerBytes() == headerBytes, "its header contradicts itself");
    require(header.fileBytes() == file.size(), "it has not the length it should have");
    return header;
  }

  private static PreparedHeader parse(ByteBuffer bytes, boolean divided) throws IOException {
    byte[] key = new byte[KEY_BYTES];
    bytes.get(key);
    int images = bytes.getInt();
    int channels = bytes.getInt();
    int height = bytes.getInt();
    int width = bytes.getInt();
    float[] table = new float[bytes.getInt()];
    bytes.position(FIXED_BYTES);
    for (int i = 0; i < table.length; i++) {
      table[i] = bytes.getFloat();
    }
    return new PreparedHeader(
        HexFormat.of().formatHex(key),
        channels,
        height,
        width,
        table,
        ints(bytes, images),
        divided ? parts(ints(bytes, images)) : List.of(),
        ints(bytes, images));
  }

  private static List<DataPart> parts(int[] ordinals) throws UnusableFileException {
    for (int ordinal : ordinals) {
      require(ordinal >= 0 && ordinal < DataPart.values().length, "its header contradicts itself");
    }
    return Arrays.stream(ordinals).mapToObj(ordinal -> DataPart.values()[ordinal]).toList();
  }

  private static int[] ints(ByteBuffer bytes, int count) {
    int[] result = new int[count];
    for (int i = 0; i < count; i++) {
      result[i] = bytes.getInt();
    }
    return result;
  }

  private int headerBytes() {
    int each = parts.isEmpty() ? 2 : 3;
    int numbers = Math.addExact(table.length, Math.multiplyExact(each, images()));
    return Math.addExact(FIXED_BYTES + Integer.BYTES, Math.multiplyExact(numbers, Integer.BYTES));
  }

  private static ByteBuffer read(FileChannel file, int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      require(file.read(bytes, bytes.position()) >= 0, "it is cut short");
    }
    return bytes.flip();
  }

  private static int crc(byte[] bytes, int count) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, count);
    return (int) crc.getValue();
  }

  private static void require(boolean condition, String otherwise) throws UnusableFileException {
    if (!condition) {
      throw new UnusableFileException(otherwise);
    }
  }
}
