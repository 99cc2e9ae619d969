package org.zwicky.report;

import java.util.Map;
import java.util.Optional;
import org.zwicky.analysis.StudyReport;
import org.zwicky.analysis.TrialReport;

/** Which classes are confused. The matrices themselves stand with the trials. */
final class ConfusionData implements SectionData {

  @Override
  public String key() {
    return "confusion";
  }

  @Override
  public Optional<Object> of(StudyReport report) {
    return best(report).map(trial -> Map.of("best", trial.row().number()));
  }

  /** The best trial that has a matrix. */
  static Optional<TrialReport> best(StudyReport report) {
    return report.trials().stream()
        .filter(trial -> trial.confusion().isPresent() && trial.confusion().get().classes() > 1)
        .findFirst();
  }
}
