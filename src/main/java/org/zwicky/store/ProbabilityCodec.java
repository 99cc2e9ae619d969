package org.zwicky.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Probabilities as bytes: float32, big-endian, image by image, class by class. */
final class ProbabilityCodec {

  private ProbabilityCodec() {}

  static byte[] encode(float[][] probabilities) {
    int classes = probabilities.length == 0 ? 0 : probabilities[0].length;
    ByteBuffer bytes =
        ByteBuffer.allocate(probabilities.length * classes * Float.BYTES)
            .order(ByteOrder.BIG_ENDIAN);
    for (float[] row : probabilities) {
      for (float probability : row) {
        bytes.putFloat(probability);
      }
    }
    return bytes.array();
  }

  static float[][] decode(byte[] encoded, int classes) {
    ByteBuffer bytes = ByteBuffer.wrap(encoded).order(ByteOrder.BIG_ENDIAN);
    float[][] probabilities = new float[encoded.length / Float.BYTES / classes][classes];
    for (float[] row : probabilities) {
      for (int c = 0; c < classes; c++) {
        row[c] = bytes.getFloat();
      }
    }
    return probabilities;
  }
}
