package org.zwicky.data;

/**
 * Which images one network learns from, and which it is judged by. Immutable.
 *
 * @see Split#folds()
 */
public final class Fold {

  private final int[] training;
  private final int[] validation;

  Fold(int[] training, int[] validation) {
    this.training = training.clone();
    this.validation = validation.clone();
  }

  /** Images to learn from, ascending; a copy. */
  public int[] training() {
    return training.clone();
  }

  /** Images to be judged by, ascending; a copy. */
  public int[] validation() {
    return validation.clone();
  }
}
