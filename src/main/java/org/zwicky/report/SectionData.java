package org.zwicky.report;

import java.util.Optional;
import org.zwicky.analysis.StudyReport;

/** What the script of a section of a study's page draws from. */
interface SectionData {

  /** Its name in the page's data block, and the id of its element in the page. */
  String key();

  /**
   * The data, to be written as JSON.
   *
   * @return empty if the section has nothing to show of this study; it is left out then
   */
  Optional<Object> of(StudyReport report);
}
