package org.zwicky.study;

/**
 * The test part: images that no trial sees.
 *
 * @param indices position of each in the data file, ascending
 * @param labels class of each, in the same order
 */
@SuppressWarnings("ArrayRecordComponent") // thousands of numbers, read only
public record TestImages(int[] indices, int[] labels) {

  /** Of data without a test part. */
  public static final TestImages NONE = new TestImages(new int[0], new int[0]);

  public TestImages {
    if (indices.length != labels.length) {
      throw new IllegalArgumentException(
          indices.length + " images, but " + labels.length + " labels");
    }
  }

  /** How many there are. */
  public int count() {
    return labels.length;
  }
}
