package org.zwicky.app.plan;

import java.util.Optional;
import java.util.stream.Collectors;
import org.zwicky.base.text.Plural;
import org.zwicky.report.Format;
import org.zwicky.search.StartingPoints;
import org.zwicky.space.Assignment;
import org.zwicky.spacefile.SearchSpaceFile;
import org.zwicky.study.FeasibilityCheck;

/**
 * What a sweep begins with where its file gives configurations to try first.
 *
 * @param given how many, at least 1
 * @param first the first, completed as the sweep will complete it
 */
public record PlanStart(int given, Assignment first) {

  /**
   * What the file gives; empty where it gives none.
   *
   * @throws org.zwicky.base.BadInputException if the first can't be tried
   */
  public static Optional<PlanStart> of(SearchSpaceFile file, FeasibilityCheck feasibility) {
    return file.startWith().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new PlanStart(
                file.startWith().size(),
                StartingPoints.first(
                    file.startWith(), file.space(), file.sweep().seed(), feasibility)));
  }

  /** In one line. */
  public String text() {
    return "The sweep begins with %s%s: %s"
        .formatted(
            Plural.of(given, "given configuration"),
            given == 1 ? "" : "; the first",
            first.values().entrySet().stream()
                .map(value -> value.getKey() + " " + Format.value(value.getValue()))
                .collect(Collectors.joining(", ")));
  }
}
