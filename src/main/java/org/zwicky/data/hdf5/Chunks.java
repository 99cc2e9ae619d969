package org.zwicky.data.hdf5;

import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.exceptions.HdfException;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.util.Set;

/**
 * Reads chunks as HDF5 itself does where jhdf does not: one that was never written holds the fill
 * value, and one for which a filter was left out (as writers do where it saves nothing) holds its
 * bytes as they are. Safe for several threads.
 */
final class Chunks {

  private static final String NO_CHUNK = "No chunk with offset";

  /** Deflate, shuffle and LZF, as HDF5 numbers them. */
  private static final Set<Integer> COMPRESSION = Set.of(1, 2, 32000);

  private static final int MOST_BYTES = 1 << 30;

  private final ChunkedDataset dataset;
  private final int bytes;
  private final byte[] unwritten;

  Chunks(ChunkedDataset dataset) {
    this.dataset = dataset;
    long all = dataset.getDataType().getSize();
    for (int side : dataset.getChunkDimensions()) {
      all *= side;
      if (side <= 0 || all > MOST_BYTES) {
        throw new HdfException("its chunks have no size, or more than 1 GiB");
      }
    }
    this.bytes = (int) all;
    this.unwritten = filled();
  }

  /** The elements of a chunk, in the file's byte order. */
  byte[] read(int[] offset) {
    byte[] raw;
    try {
      ByteBuffer buffer = dataset.getRawChunkBuffer(offset);
      raw = new byte[buffer.remaining()];
      buffer.get(raw);
    } catch (HdfException e) {
      if (String.valueOf(e.getMessage()).startsWith(NO_CHUNK)) {
        return unwritten.clone();
      }
      throw e;
    }
    try {
      byte[] decoded = dataset.getDecompressedChunk(offset);
      if (decoded.length >= bytes) {
        return decoded;
      }
      throw new HdfException("a chunk has %d bytes of %d".formatted(decoded.length, bytes));
    } catch (RuntimeException e) {
      // Filters read foreign bytes, and fail in many ways. Elements of one byte are the same
      // shuffled.
      if (raw.length == bytes && dataset.getDataType().getSize() == 1 && isOnlyCompressed()) {
        return raw;
      }
      throw e instanceof HdfException known
          ? known
          : new HdfException("a chunk can't be decompressed", e);
    }
  }

  /**
   * Whether its filters do nothing but compress, so that a chunk of full length is none of theirs.
   */
  private boolean isOnlyCompressed() {
    return dataset.getFilters().stream().allMatch(filter -> COMPRESSION.contains(filter.getId()));
  }

  private byte[] filled() {
    byte[] filled = new byte[bytes];
    long value = fillValue(dataset);
    int size = dataset.getDataType().getSize();
    boolean little = Labels.isLittleEndian(dataset);
    for (int i = 0; value != 0 && i < bytes; i++) {
      int digit = little ? i % size : size - 1 - i % size;
      filled[i] = (byte) (value >> Byte.SIZE * digit);
    }
    return filled;
  }

  /** What elements are that were never written. */
  static long fillValue(Dataset dataset) {
    Object value = dataset.getFillValue();
    if (value != null && value.getClass().isArray() && Array.getLength(value) > 0) {
      value = Array.get(value, 0);
    }
    return value instanceof Number number ? number.longValue() : 0;
  }
}
