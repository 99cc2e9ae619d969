package org.zwicky.study;

/**
 * Names what a candidate of a study was trained to: by its trial, or as a finalist with another
 * seed.
 *
 * @param trial number of the trial, 1 for the first
 * @param seedIndex 0 for the trial itself, 1 for its first retraining
 */
public record ModelId(int trial, int seedIndex) implements Comparable<ModelId> {

  /** In the study's directory. */
  private static final String FINALISTS = "finalists/";

  public ModelId {
    if (trial < 1 || seedIndex < 0) {
      throw new IllegalArgumentException("no model is of trial " + trial + ", seed " + seedIndex);
    }
  }

  /** The trial's own. */
  public static ModelId ofTrial(int trial) {
    return new ModelId(trial, 0);
  }

  /** Whether it was trained with a new seed. */
  public boolean isRetrained() {
    return seedIndex > 0;
  }

  /** Where its files are in the study's directory, such as {@code 12} or {@code finalists/12-1}. */
  public String folder() {
    return isRetrained() ? FINALISTS + trial + "-" + seedIndex : Integer.toString(trial);
  }

  /** By trial, then by seed. */
  @Override
  public int compareTo(ModelId other) {
    int byTrial = Integer.compare(trial, other.trial);
    return byTrial == 0 ? Integer.compare(seedIndex, other.seedIndex) : byTrial;
  }

  /** Such as {@code trial 12} or {@code trial 12, seed 1}. */
  @Override
  public String toString() {
    return "trial " + trial + (isRetrained() ? ", seed " + seedIndex : "");
  }
}
