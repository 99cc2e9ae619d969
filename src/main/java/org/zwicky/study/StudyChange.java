package org.zwicky.study;

import java.time.Instant;
import java.util.List;

/**
 * A change of a study's definition by a resumed sweep. Immutable.
 *
 * @param when it was made
 * @param lastTrial the highest number of a trial at that time, 0 if there was none
 * @param proposesAnew whether the search space or the sampler changed, so that a new generator
 *     proposes the trials after {@code lastTrial} and gets the earlier ones as another's
 * @param differences one line each, such as {@code /sweep/trials: 20 → 40}
 * @param earlierDefinition the search-space file before, as canonical JSON
 */
public record StudyChange(
    Instant when,
    int lastTrial,
    boolean proposesAnew,
    List<String> differences,
    String earlierDefinition) {

  public StudyChange {
    differences = List.copyOf(differences);
  }

  /**
   * The number of the last trial that the study's present generator did not propose, 0 if it
   * proposed all.
   *
   * @param changes of one study, oldest first
   */
  public static int lastForeignTrial(List<StudyChange> changes) {
    return changes.stream()
        .filter(StudyChange::proposesAnew)
        .mapToInt(StudyChange::lastTrial)
        .max()
        .orElse(0);
  }
}
