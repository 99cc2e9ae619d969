package org.zwicky.analysis;

/**
 * The images of one class by part.
 *
 * @param name of the class
 * @param train in the training part
 * @param validation in the validation part
 * @param test in the test part
 */
public record ClassCount(String name, int train, int validation, int test) {

  /** Images in all parts. */
  public int total() {
    return train + validation + test;
  }
}
