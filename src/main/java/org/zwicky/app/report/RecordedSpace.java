package org.zwicky.app.report;

import java.util.Optional;
import org.zwicky.base.BadInputException;
import org.zwicky.space.SearchSpace;
import org.zwicky.spacefile.SearchSpaceReader;
import org.zwicky.study.Study;

/** The parameters that a study recorded. */
final class RecordedSpace {

  private RecordedSpace() {}

  /** Those of its definition; empty of one that this version can't read any more. */
  static Optional<SearchSpace> of(Study study) {
    try {
      return Optional.of(SearchSpaceReader.readJson(study.definition()).space());
    } catch (BadInputException e) {
      return Optional.empty();
    }
  }
}
