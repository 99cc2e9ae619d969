package org.zwicky.app.sweep;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.zwicky.space.Assignment;
import org.zwicky.study.FeasibilityCheck;
import org.zwicky.study.StudyData;
import org.zwicky.study.TestImages;
import org.zwicky.study.TrialExecutor;

/** What the trials of a sweep are: networks that learn from images, or runs of a command. */
public interface TrialWork {

  /** What the study records of its data. */
  StudyData data();

  /** The images that no trial sees; none of commands. */
  TestImages testImages();

  /** Which candidates can be trials. */
  FeasibilityCheck feasibility();

  /** What the study records of the work, by name. */
  Map<String, String> provenance();

  /** The work in one line, for people. */
  String description();

  /** How many trials run at a time, at least 1. */
  int parallelism();

  /** What a check of the data, made ready, found that a study must tell of, if anything. */
  default Optional<String> dataWarning() {
    return Optional.empty();
  }

  /** Images that a trial learns from in an epoch, all its networks together; 0 if none. */
  default long imagesAnEpoch() {
    return 0;
  }

  /** Epochs that a trial of these parameters has at most; empty where nobody knows. */
  OptionalInt epochs(Assignment parameters);

  /**
   * Seconds that a trial of these parameters takes on a machine like the one that the model of time
   * was measured on; empty where nobody knows.
   */
  default OptionalDouble modelSeconds(Assignment parameters) {
    return OptionalDouble.empty();
  }

  /**
   * Makes ready what all trials share. It can take long, and ends soon after an interrupt.
   *
   * @param artifacts beside the database
   * @param note told of what takes a while
   */
  void prepare(Path artifacts, Consumer<String> note);

  /**
   * Makes what executes the trials of the study, ready to go.
   *
   * @param definition of the study, canonical JSON
   * @param folder of the study's own artifacts
   */
  TrialExecutor executor(String definition, Path folder) throws IOException;
}
