package org.zwicky.data.idx;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.zwicky.base.BadInputException;

/**
 * What an IDX file holds: two zero bytes, a byte for the type of the values, one for the number of
 * dimensions, the dimensions as big-endian integers, then the values (LeCun, The MNIST database).
 * Values here are unsigned bytes. Arrays are not copied: nobody outside this package sees them.
 *
 * @param dimensions at least one, each from 0
 * @param values as many as the dimensions say
 */
@SuppressWarnings("ArrayRecordComponent") // arrays are not compared
record IdxArray(int[] dimensions, byte[] values) {

  private static final int UNSIGNED_BYTE = 0x08;
  private static final int GZIP_MAGIC = 0x1f8b;
  private static final int MOST_BYTES = Integer.MAX_VALUE - 8;
  private static final int BUFFER_BYTES = 1 << 16;

  /** Reads a file, gzipped or not; its first bytes tell which. */
  static IdxArray read(Path file) {
    if (Files.isDirectory(file) || !Files.isReadable(file)) {
      throw new BadInputException(
          "%s %s. Set data.path and data.labels to IDX files, such as train-images-idx3-ubyte.gz."
              .formatted(
                  file,
                  !Files.exists(file)
                      ? "does not exist"
                      : Files.isDirectory(file) ? "is a folder" : "is a file you may not read"));
    }
    try (DataInputStream input = open(file)) {
      int[] dimensions = dimensions(file, input);
      byte[] values = values(file, dimensions, input);
      if (input.read() >= 0) {
        throw new BadInputException(
            "%s goes on after the %,d bytes that its dimensions %s need. It is not a whole IDX file; download it anew."
                .formatted(file, values.length, shape(dimensions)));
      }
      return new IdxArray(dimensions, values);
    } catch (EOFException e) {
      throw new BadInputException(
          "%s is cut short: %s. Download it anew.".formatted(file, e.getMessage()), e);
    } catch (IOException e) {
      throw new BadInputException(
          "%s can't be read: %s. Download it anew.".formatted(file, e.getMessage()), e);
    }
  }

  private static DataInputStream open(Path file) throws IOException {
    BufferedInputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
    raw.mark(2);
    boolean gzipped = (raw.read() << 8 | raw.read()) == GZIP_MAGIC;
    raw.reset();
    if (!gzipped) {
      return new DataInputStream(raw);
    }
    try {
      return new DataInputStream(new BufferedInputStream(gunzip(raw), BUFFER_BYTES));
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  private static InputStream gunzip(InputStream raw) throws IOException {
    try {
      return new GZIPInputStream(raw, BUFFER_BYTES);
    } catch (EOFException e) {
      throw new EOFException("its gzip header is incomplete");
    }
  }

  private static int[] dimensions(Path file, DataInputStream input) throws IOException {
    byte[] start = input.readNBytes(4);
    if (start.length < 4) {
      throw new EOFException("it has only " + start.length + " bytes");
    }
    if (start[0] != 0 || start[1] != 0 || start[3] < 1) {
      throw new BadInputException(
          "%s is no IDX file: it begins with 0x%02x%02x%02x%02x, not with 0x00000803 (images) or 0x00000801 (labels). Check data.path."
              .formatted(file, start[0], start[1], start[2], start[3]));
    }
    if (start[2] != UNSIGNED_BYTE) {
      throw new BadInputException(
          "%s holds values of IDX type 0x%02x, but images and labels have to be unsigned bytes (type 0x08). Convert them."
              .formatted(file, start[2]));
    }
    int[] dimensions = new int[start[3]];
    for (int i = 0; i < dimensions.length; i++) {
      byte[] bytes = input.readNBytes(Integer.BYTES);
      if (bytes.length < Integer.BYTES) {
        throw new EOFException("it ends inside its header");
      }
      dimensions[i] = ByteBuffer.wrap(bytes).getInt();
      if (dimensions[i] < 0) {
        throw new BadInputException(
            "%s is damaged: it says that dimension %d is %d. Download it anew."
                .formatted(file, i + 1, dimensions[i]));
      }
    }
    return dimensions;
  }

  private static byte[] values(Path file, int[] dimensions, DataInputStream input)
      throws IOException {
    double count = Arrays.stream(dimensions).asDoubleStream().reduce(1, (a, b) -> a * b);
    if (count > MOST_BYTES) {
      throw new BadInputException(
          "%s says that it holds %s bytes, more than the 2 GiB that an IDX file may have here. Give another file, or convert it to HDF5."
              .formatted(file, shape(dimensions)));
    }
    byte[] values;
    try {
      values = input.readNBytes((int) count);
    } catch (ZipException e) {
      throw new IOException("its gzip data is damaged (" + e.getMessage() + ")", e);
    } catch (EOFException e) {
      throw new EOFException(
          "its gzip data ends before the %s bytes that its header says"
              .formatted(shape(dimensions)));
    }
    if (values.length < (int) count) {
      throw new EOFException(
          "its header says %s bytes, but only %,d follow"
              .formatted(shape(dimensions), values.length));
    }
    return values;
  }

  /** Such as 60000×28×28. */
  static String shape(int[] dimensions) {
    return Arrays.stream(dimensions).mapToObj(Integer::toString).collect(Collectors.joining("×"));
  }
}
