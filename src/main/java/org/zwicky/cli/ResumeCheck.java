package org.zwicky.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.zwicky.data.DataSpec;
import org.zwicky.space.BadInputException;
import org.zwicky.space.json.SearchSpaceFile;
import org.zwicky.space.json.SearchSpaceReader;
import org.zwicky.study.Study;

/** Refuses to continue a study with what would give results that can't be compared. */
final class ResumeCheck {

  private ResumeCheck() {}

  /**
   * Compares what is recorded with what is asked for. The number of trials, the timeout, the trials
   * at a time and the place of the data file may differ.
   *
   * @throws BadInputException naming all that differs
   */
  static void require(Study recorded, Study asked) {
    SearchSpaceFile before = SearchSpaceReader.readJson(recorded.definition());
    SearchSpaceFile now = SearchSpaceReader.readJson(asked.definition());
    List<String> differences = new ArrayList<>();
    compare(differences, "parameters", before.space(), now.space());
    compare(differences, "network or training", before.blueprint(), now.blueprint());
    compare(differences, "command", before.command(), now.command());
    compare(differences, "objective", before.objective(), now.objective());
    compare(differences, "sweep.sampler", before.sweep().sampler(), now.sweep().sampler());
    compare(differences, "sweep.seed", before.sweep().seed(), now.sweep().seed());
    compare(
        differences,
        "data.split",
        before.data().map(DataSpec::split),
        now.data().map(DataSpec::split));
    compare(
        differences,
        "data preprocessing",
        before.data().map(DataSpec::preprocessing),
        now.data().map(DataSpec::preprocessing));
    compare(
        differences,
        "data.limit",
        before.data().map(DataSpec::limit),
        now.data().map(DataSpec::limit));
    compare(differences, "the data file", recorded.data().sha256(), asked.data().sha256());
    compare(differences, "class names", recorded.data().classNames(), asked.data().classNames());
    if (!differences.isEmpty()) {
      throw new BadInputException(
          ("Study '%s' can't be continued: changed since it began: %s. Restore what it was, or give the new sweep"
                  + " another name with --set name=…")
              .formatted(recorded.name(), String.join(", ", differences)));
    }
  }

  private static void compare(List<String> differences, String what, Object before, Object now) {
    if (!Objects.equals(before, now)) {
      differences.add(what);
    }
  }
}
