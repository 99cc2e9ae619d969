package org.zwicky.data.hdf5;

import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.exceptions.HdfException;
import io.jhdf.filter.PipelineFilterWithData;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Reads chunks as HDF5 itself does where jhdf does not: one that was never written holds the fill
 * value, and one for which a filter was left out (as writers do where it saves nothing) holds its
 * bytes as they are. Safe for several threads.
 */
final class Chunks {

  private static final String NO_CHUNK = "No chunk with offset";

  /** As HDF5 numbers them. */
  private static final int DEFLATE = 1;

  private static final int SHUFFLE = 2;
  private static final int MOST_BYTES = 1 << 29;

  private final ChunkedDataset dataset;
  private final int bytes;
  private final boolean deflated;

  Chunks(ChunkedDataset dataset) {
    this.dataset = dataset;
    long all = dataset.getDataType().getSize();
    for (int side : dataset.getChunkDimensions()) {
      all *= side;
      if (side <= 0 || all > MOST_BYTES) {
        throw new HdfException("its chunks have no size, or more than 512 MiB");
      }
    }
    this.bytes = (int) all;
    this.deflated = isOnlyDeflated(dataset);
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
        return filled();
      }
      throw e;
    }
    return deflated ? inflated(raw) : decoded(offset);
  }

  /** Whether its filters are those that most files have: deflate, perhaps after shuffle. */
  private static boolean isOnlyDeflated(ChunkedDataset dataset) {
    List<Integer> filters =
        dataset.getFilters().stream().map(PipelineFilterWithData::getId).toList();
    return filters.equals(List.of(DEFLATE)) || filters.equals(List.of(SHUFFLE, DEFLATE));
  }

  /** Never more than a chunk has, whatever the compressed bytes would become. */
  private byte[] inflated(byte[] raw) {
    byte[] inflated = new byte[bytes];
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(raw);
      int count = 0;
      int more = 1;
      while (count < bytes && more > 0) {
        more = inflater.inflate(inflated, count, bytes - count);
        count += more;
      }
      if (count == bytes) {
        return ordered(inflated);
      }
    } catch (DataFormatException e) {
      // It may be one that was left as it is.
      if (raw.length != bytes) {
        throw new HdfException("a chunk can't be inflated: " + e.getMessage(), e);
      }
    } finally {
      inflater.end();
    }
    if (raw.length != bytes) {
      throw new HdfException("a chunk ends before its %d bytes".formatted(bytes));
    }
    return ordered(raw);
  }

  /** Undoes shuffle, which puts the first bytes of all elements first, then the second ones. */
  private byte[] ordered(byte[] stored) {
    int size = dataset.getDataType().getSize();
    if (size == 1 || dataset.getFilters().size() == 1) {
      return stored;
    }
    byte[] ordered = new byte[stored.length];
    int elements = stored.length / size;
    for (int i = 0; i < elements; i++) {
      for (int digit = 0; digit < size; digit++) {
        ordered[i * size + digit] = stored[digit * elements + i];
      }
    }
    return ordered;
  }

  private byte[] decoded(int[] offset) {
    byte[] decoded;
    try {
      decoded = dataset.getDecompressedChunk(offset);
    } catch (HdfException e) {
      throw e;
    } catch (RuntimeException e) {
      // Filters read foreign bytes, and fail in many ways.
      throw new HdfException("a chunk can't be decompressed", e);
    }
    if (decoded.length < bytes) {
      throw new HdfException("a chunk has %d bytes of %d".formatted(decoded.length, bytes));
    }
    return decoded;
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
  private static long fillValue(Dataset dataset) {
    Object value = dataset.getFillValue();
    if (value != null && value.getClass().isArray() && Array.getLength(value) > 0) {
      value = Array.get(value, 0);
    }
    return value instanceof Number number ? number.longValue() : 0;
  }
}
