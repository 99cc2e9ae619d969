package org.zwicky.study;

import java.util.List;

/**
 * What a study knows of its data: enough to read its trials' predictions without the data file.
 *
 * @param description one line for people, such as the path and the shape
 * @param sha256 fingerprint of the data file, in hexadecimal
 * @param classNames by class index
 * @param trainCounts images a class in the training part; with folds, all but the test part
 * @param validationCounts images a class in the validation part; with folds, in all of theirs
 * @param testCounts images a class in the test part
 * @param validationIndices position in the data file of each validation image, ascending
 * @param validationLabels class of each validation image, in the order of {@code validationIndices}
 */
@SuppressWarnings("ArrayRecordComponent") // thousands of numbers, read only
public record StudyData(
    String description,
    String sha256,
    List<String> classNames,
    int[] trainCounts,
    int[] validationCounts,
    int[] testCounts,
    int[] validationIndices,
    int[] validationLabels) {

  /** Of a study whose trials learn from no images that Zwicky knows of. */
  public static final StudyData NONE =
      new StudyData("", "", List.of(), new int[0], new int[0], new int[0], new int[0], new int[0]);

  public StudyData {
    classNames = List.copyOf(classNames);
    if (validationIndices.length != validationLabels.length) {
      throw new IllegalArgumentException(
          validationIndices.length
              + " validation indices, but "
              + validationLabels.length
              + " labels");
    }
  }

  /** Whether there is no data. */
  public boolean isNone() {
    return classNames.isEmpty();
  }
}
