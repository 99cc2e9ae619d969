package org.zwicky.analysis.importance;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.zwicky.analysis.LeaderboardRow;
import org.zwicky.analysis.ParameterColumn;
import org.zwicky.analysis.StudyReport;
import org.zwicky.study.TrialState;

/**
 * Which parameters mattered in a study, for its objective and for whatever else its trials can be
 * compared by.
 *
 * @param axes of the parameters that differ between trials, in the order of the search space
 * @param rankings by metric, the objective first if any trial has it; none of metrics of which it
 *     isn't known which way they are better
 */
public record StudyImportance(List<ParameterAxis> axes, List<ImportanceRanking> rankings) {

  public StudyImportance {
    axes = List.copyOf(axes);
    rankings = List.copyOf(rankings);
  }

  /** Of a study. */
  public static StudyImportance of(StudyReport report) {
    List<ParameterAxis> axes =
        report.leaderboard().parameters().stream()
            .filter(ParameterColumn::differs)
            .map(column -> axis(report, column.name()))
            .filter(axis -> axis.cells() > 1)
            .toList();
    List<ImportanceRanking> rankings = new ArrayList<>();
    for (StudyMetric metric : StudyMetric.of(report)) {
      metric
          .goal()
          .ifPresent(
              goal ->
                  rankings.add(
                      new PedAnova(axes, observations(report, metric), goal).rank(metric.key())));
    }
    return new StudyImportance(axes, rankings);
  }

  /**
   * Complete trials; for the objective, by which trials are stopped, those stopped early too: they
   * are not among the best. Of failed ones nobody knows.
   */
  private static List<ImportanceSample> observations(StudyReport report, StudyMetric metric) {
    boolean objective = metric.key().equals(report.leaderboard().metric());
    List<ImportanceSample> observations = new ArrayList<>();
    for (LeaderboardRow row : report.leaderboard().rows()) {
      Double score = metric.values().get(row.number());
      if (score != null) {
        observations.add(new ImportanceSample(row.number(), row.parameters(), score));
      } else if (objective && row.state() == TrialState.PRUNED) {
        observations.add(new ImportanceSample(row.number(), row.parameters(), Double.NaN));
      }
    }
    return observations;
  }

  private static ParameterAxis axis(StudyReport report, String name) {
    List<Object> seen =
        report.leaderboard().rows().stream()
            .map(row -> row.parameters().get(name))
            .filter(Objects::nonNull)
            .toList();
    return report
        .space()
        .flatMap(space -> space.parameter(name))
        .map(parameter -> ParameterAxis.of(parameter, seen))
        .orElseGet(() -> ParameterAxis.ofValues(name, seen));
  }
}
