package org.zwicky.training.predict;

/**
 * How much each place of an image speaks for a class.
 *
 * @param kind how it was found
 * @param height rows of the map, at most those of the image
 * @param width columns of the map
 * @param values row by row, from 0 to 1 for the strongest place; all 0 if none speaks for the class
 */
@SuppressWarnings("ArrayRecordComponent") // thousands of numbers, read only
public record EvidenceMap(EvidenceKind kind, int height, int width, float[] values) {

  /** Makes the largest of values that are not negative 1. */
  static EvidenceMap scaled(EvidenceKind kind, int height, int width, float[] values) {
    float largest = 0;
    for (float value : values) {
      largest = Math.max(largest, value);
    }
    for (int i = 0; i < values.length && largest > 0; i++) {
      values[i] /= largest;
    }
    return new EvidenceMap(kind, height, width, values);
  }
}
