package org.zwicky.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which images are for training, for validation and for the test: numbers of images, each part
 * sorted. No image of the test part is in another, and within a fold none is in two parts.
 * Immutable.
 */
public final class Split {

  private final List<Fold> folds;
  private final int[] test;

  /**
   * @param folds at least one, whose validation parts have no image in common
   */
  Split(List<Fold> folds, int[] test) {
    this.folds = List.copyOf(folds);
    this.test = test.clone();
  }

  /** The one division of a hold-out, or those of a cross-validation. */
  public List<Fold> folds() {
    return folds;
  }

  /** Images that some network learns from; a copy. With several folds, all but the test part. */
  public int[] training() {
    return union(folds.stream().flatMapToInt(fold -> Arrays.stream(fold.training())));
  }

  /** Images that networks are selected by; a copy. With several folds, those of all of them. */
  public int[] validation() {
    return union(folds.stream().flatMapToInt(fold -> Arrays.stream(fold.validation())));
  }

  /** Images that only finalists see; a copy, empty where the fraction is 0. */
  public int[] test() {
    return test.clone();
  }

  private static int[] union(IntStream images) {
    return images.sorted().distinct().toArray();
  }
}
