package org.zwicky.data;

/**
 * Which images are for training, for validation and for the test: numbers of images, each part
 * sorted, no image in two parts. Immutable.
 */
public final class Split {

  private final int[] training;
  private final int[] validation;
  private final int[] test;

  Split(int[] training, int[] validation, int[] test) {
    this.training = training.clone();
    this.validation = validation.clone();
    this.test = test.clone();
  }

  /** Images to learn from; a copy. */
  public int[] training() {
    return training.clone();
  }

  /** Images to select by; a copy, empty where the fraction is 0. */
  public int[] validation() {
    return validation.clone();
  }

  /** Images that only finalists see; a copy, empty where the fraction is 0. */
  public int[] test() {
    return test.clone();
  }
}
