package org.zwicky.training.model;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The parameters of a model as {@code Nd4j.write} writes them: a buffer that describes the shape,
 * and one of the numbers, each after its own description. Read here, since ND4J's native code takes
 * lengths and types from the file as they are.
 */
final class Coefficients {

  private static final int LONGEST_SHAPE = 8;

  /** A deflated file of numbers is hardly ever a tenth of them. */
  private static final long MOST_INFLATION = 10;

  private static final int CHUNK = 1 << 16;

  private Coefficients() {}

  /**
   * Reads a vector of floats.
   *
   * @param fileBytes of the whole file, which bounds how many there can be
   * @throws IOException if it is anything else
   */
  static INDArray read(DataInputStream in, long fileBytes) throws IOException {
    try {
      long count = elements(in);
      in.readUTF();
      require(in.readLong() == count && in.readUTF().equals("FLOAT"));
      require(count * Float.BYTES <= MOST_INFLATION * fileBytes && count <= Integer.MAX_VALUE - 8);
      float[] numbers = new float[(int) count];
      byte[] chunk = new byte[CHUNK * Float.BYTES];
      for (int next = 0; next < numbers.length; next += CHUNK) {
        int length = Math.min(CHUNK, numbers.length - next);
        in.readFully(chunk, 0, length * Float.BYTES);
        ByteBuffer.wrap(chunk).asFloatBuffer().get(numbers, next, length);
      }
      return Nd4j.createFromArray(numbers);
    } catch (EOFException e) {
      throw new IOException("its coefficients are cut short", e);
    }
  }

  /** Of a vector, whose shape is (n) or (1,n). */
  private static long elements(DataInputStream in) throws IOException {
    in.readUTF();
    long length = in.readLong();
    require(length >= 4 && length <= LONGEST_SHAPE && in.readUTF().equals("LONG"));
    long[] shape = new long[(int) length];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = in.readLong();
    }
    long rank = shape[0];
    require(rank == 1 || (rank == 2 && shape[1] == 1));
    long count = shape[(int) rank];
    require(count > 0);
    return count;
  }

  private static void require(boolean condition) throws IOException {
    if (!condition) {
      throw new IOException("its coefficients are no vector of floats");
    }
  }
}
