package org.zwicky.app.report;

import java.util.List;
import org.zwicky.base.BadInputException;
import org.zwicky.spacefile.SearchSpaceReader;
import org.zwicky.study.Study;
import org.zwicky.study.StudyChange;

/** What a study recorded of the configurations that it was to try first. */
public final class RecordedStart {

  private RecordedStart() {}

  /**
   * Whether the first trial was given by the file, and not proposed by the sampler: what the file
   * said when that trial began. False of one that this version can't read any more.
   *
   * @param changes of the study, oldest first
   */
  public static boolean isGiven(Study study, List<StudyChange> changes) {
    String definition =
        changes.stream()
            .filter(change -> change.lastTrial() > 0)
            .findFirst()
            .map(StudyChange::earlierDefinition)
            .orElse(study.definition());
    try {
      return !SearchSpaceReader.readJson(definition).startWith().isEmpty();
    } catch (BadInputException e) {
      return false;
    }
  }
}
