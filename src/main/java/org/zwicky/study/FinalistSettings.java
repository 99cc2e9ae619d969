package org.zwicky.study;

import java.util.Locale;
import java.util.Optional;
import org.zwicky.candidate.training.Symmetries;

/**
 * Which trials of a study are trained again before one is crowned.
 *
 * @param top the best complete trials by the objective, 1 to {@value #MOST}
 * @param seeds with how many new seeds each is trained, 1 to {@value #MOST}
 * @param testTimeAugmentation in which symmetries a test image is predicted; empty for what each
 *     trial's own training says
 */
public record FinalistSettings(int top, int seeds, Optional<Symmetries> testTimeAugmentation) {

  /** Where a file says nothing: trials, and seeds of each. */
  public static final int DEFAULT = 3;

  public static final int MOST = 20;

  /** How many trainings that is at the most. */
  public int retrainings() {
    return top * seeds;
  }

  /** The same with another number of new seeds. */
  public FinalistSettings withSeeds(int number) {
    return new FinalistSettings(top, number, testTimeAugmentation);
  }

  /** Such as {@code top 3, 3 seeds}. */
  @Override
  public String toString() {
    return "top %d, %d seeds%s"
        .formatted(
            top,
            seeds,
            testTimeAugmentation
                .map(symmetries -> ", predicted in " + symmetries.name().toLowerCase(Locale.ROOT))
                .orElse(""));
  }
}
