package org.zwicky.app.report;

import java.time.Instant;
import java.util.stream.Collectors;
import org.zwicky.analysis.StudyReport;
import org.zwicky.base.BadInputException;
import org.zwicky.study.Study;
import org.zwicky.study.TrialDetails;
import org.zwicky.study.TrialStore;

/** Finds the study that a person means. */
public final class StudyReports {

  private StudyReports() {}

  /**
   * Reads a study for showing.
   *
   * @throws BadInputException if there is none of that name
   */
  public static StudyReport load(TrialStore store, String study) {
    StudyReport report =
        StudyReport.load(store, study, Instant.now())
            .orElseThrow(
                () -> new BadInputException("There is no study '" + study + "'." + known(store)));
    Study found = store.study(study).orElseThrow();
    StudyReport full =
        withSpace(report, found).with(RecordedTreatments.of(found, store.trials(study)));
    return RecordedStart.isGiven(found, store.changes(study)) ? full.withGain() : full;
  }

  private static StudyReport withSpace(StudyReport report, Study study) {
    return RecordedSpace.of(study).map(report::with).orElse(report);
  }

  /**
   * The study named, or the newest if none is.
   *
   * @param name may be null
   * @throws BadInputException if there is none of that name, or none at all
   */
  public static String name(TrialStore store, String name) {
    if (name == null) {
      return store.studies().stream()
          .findFirst()
          .map(Study::name)
          .orElseThrow(
              () -> new BadInputException("The database has no study yet. Run a sweep first."));
    }
    if (store.study(name).isEmpty()) {
      throw new BadInputException("There is no study '" + name + "'." + known(store));
    }
    return name;
  }

  /**
   * A trial of a study.
   *
   * @throws BadInputException if it has none of that number
   */
  public static TrialDetails trial(TrialStore store, Study study, int number) {
    return store
        .trial(study.name(), number)
        .orElseThrow(
            () ->
                new BadInputException(
                    "Study '%s' has no trial %d; it has %d."
                        .formatted(study.name(), number, store.trials(study.name()).size())));
  }

  private static String known(TrialStore store) {
    String names =
        store.studies().stream()
            .map(study -> "'" + study.name() + "'")
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? " The database has none yet." : " The database has " + names + ".";
  }
}
