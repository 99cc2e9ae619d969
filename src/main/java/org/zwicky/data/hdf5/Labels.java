package org.zwicky.data.hdf5;

import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.object.datatype.FixedPoint;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The integers of a dataset of one dimension, with those that were never written. */
final class Labels {

  private Labels() {}

  /**
   * Reads them.
   *
   * @param dataset of integers of any size
   */
  static long[] of(Dataset dataset) {
    int count = dataset.getDimensions()[0];
    long[] labels = new long[count];
    if (count == 0) {
      return labels;
    }
    if (dataset instanceof ChunkedDataset chunked && isPlain(dataset)) {
      read(chunked, labels);
      return labels;
    }
    // jhdf gives the narrowest array that holds the type: byte, short, int, long or BigInteger.
    Object values = dataset.getDataFlat();
    for (int i = 0; i < count; i++) {
      labels[i] = ((Number) Array.get(values, i)).longValue();
    }
    return labels;
  }

  /** Whether integers are stored as computers have them. */
  private static boolean isPlain(Dataset dataset) {
    FixedPoint type = (FixedPoint) dataset.getDataType();
    int size = type.getSize();
    return type.getBitOffset() == 0
        && type.getBitPrecision() == Byte.SIZE * size
        && (size == 1 || size == 2 || size == 4 || size == 8);
  }

  private static void read(ChunkedDataset dataset, long[] labels) {
    Chunks chunks = new Chunks(dataset);
    int length = dataset.getChunkDimensions()[0];
    FixedPoint type = (FixedPoint) dataset.getDataType();
    for (int first = 0; first < labels.length; first += length) {
      ByteBuffer bytes = ByteBuffer.wrap(chunks.read(new int[] {first}));
      bytes.order(isLittleEndian(dataset) ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
      for (int i = 0; i < Math.min(length, labels.length - first); i++) {
        labels[first + i] = next(bytes, type.getSize(), type.isSigned());
      }
    }
  }

  private static long next(ByteBuffer bytes, int size, boolean signed) {
    return switch (size) {
      case 1 -> signed ? bytes.get() : bytes.get() & 0xFF;
      case 2 -> signed ? bytes.getShort() : bytes.getShort() & 0xFFFF;
      case 4 -> signed ? bytes.getInt() : bytes.getInt() & 0xFFFFFFFFL;
      default -> bytes.getLong();
    };
  }

  /** Of integers; true for others. */
  static boolean isLittleEndian(Dataset dataset) {
    return !(dataset.getDataType() instanceof FixedPoint type)
        || type.getByteOrder() == ByteOrder.LITTLE_ENDIAN;
  }
}
