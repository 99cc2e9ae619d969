package org.zwicky.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.zwicky.study.FeasibilityCheck;
import org.zwicky.study.StudyData;
import org.zwicky.study.TrialExecutor;

/** What the trials of a sweep are: networks that learn from images, or runs of a command. */
interface TrialWork {

  /** What the study records of its data. */
  StudyData data();

  /** Which candidates can be trials. */
  FeasibilityCheck feasibility();

  /** What the study records of the work, by name. */
  Map<String, String> provenance();

  /** The work in one line, for people. */
  String description();

  /**
   * Makes what executes the trials of the study, ready to go.
   *
   * @param definition of the study, canonical JSON
   * @param artifacts beside the database
   * @param folder of the study's own artifacts
   * @param beforePreparing told of what takes a while
   */
  TrialExecutor executor(
      String definition, Path artifacts, Path folder, Consumer<String> beforePreparing)
      throws IOException;
}
