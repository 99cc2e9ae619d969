package org.zwicky.data;

import org.zwicky.space.BadInputException;

/**
 * How data is split in training, validation and test part; training gets what the others leave.
 *
 * @param validation fraction of the images for validation, above 0 and below 1: trials are compared
 *     on it
 * @param test fraction of the images for the test, from 0 to below 1
 * @param seed which images go where
 */
public record SplitSpec(double validation, double test, long seed) {

  /** 70% training, 15% validation, 15% test, seed 123. */
  public static final SplitSpec DEFAULT = new SplitSpec(0.15, 0.15, 123);

  public SplitSpec {
    requireFraction("validation", validation);
    requireFraction("test", test);
    if (validation == 0) {
      throw new BadInputException(
          "data.split.validation is 0, but trials are compared on that part; give a fraction above 0, such as 0.15.");
    }
    if (validation + test >= 1) {
      throw new BadInputException(
          "data.split leaves nothing to train on: validation %s and test %s together must stay below 1."
              .formatted(validation, test));
    }
  }

  /** Fraction of the images for training. */
  public double training() {
    return 1 - validation - test;
  }

  private static void requireFraction(String field, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new BadInputException(
          "data.split.%s is %s; give a fraction from 0 to below 1, such as 0.15."
              .formatted(field, value));
    }
  }
}
