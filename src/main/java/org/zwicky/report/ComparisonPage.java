package org.zwicky.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zwicky.analysis.BestSoFar;
import org.zwicky.analysis.LeaderboardRow;
import org.zwicky.analysis.MetricNames;
import org.zwicky.analysis.StudyComparison;
import org.zwicky.analysis.StudyReport;

/**
 * What the page that sets two studies side by side shows.
 *
 * @param comparison of them
 * @param links to their own pages, the first's first; empty for one that has none
 * @param assets style and scripts
 * @param json the data block
 */
public record ComparisonPage(
    StudyComparison comparison, List<String> links, Assets assets, String json) {

  /** How many trials of each study are listed. */
  public static final int LISTED = 10;

  static ComparisonPage of(StudyComparison comparison, List<String> links, Assets assets) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("metric", MetricNames.label(comparison.first().leaderboard().metric()));
    data.put(
        "studies",
        List.of(comparison.first(), comparison.second()).stream()
            .map(ComparisonPage::study)
            .toList());
    return new ComparisonPage(
        comparison, links, assets, PageData.write(Map.of("comparison", data)));
  }

  /** Both studies, the first first. */
  public List<StudyReport> studies() {
    return List.of(comparison.first(), comparison.second());
  }

  /** The best trials of a study that have a rank. */
  public List<LeaderboardRow> best(StudyReport study) {
    return study.leaderboard().rows().stream()
        .filter(row -> row.rank().isPresent())
        .limit(LISTED)
        .toList();
  }

  /** Metrics that both studies' foremost columns have, for the lists of trials. */
  public List<String> listed(StudyReport study) {
    return study.leaderboard().foremost();
  }

  /** What tells a trial apart: the parameters that differ within its study. */
  public String parameters(StudyReport study, LeaderboardRow row) {
    StringBuilder text = new StringBuilder();
    study
        .leaderboard()
        .parameters()
        .forEach(
            column -> {
              Object value = row.parameters().get(column.name());
              if (column.differs() && value != null) {
                text.append(text.isEmpty() ? "" : "  ")
                    .append(column.name())
                    .append('=')
                    .append(Format.value(value));
              }
            });
    return text.toString();
  }

  private static Map<String, Object> study(StudyReport study) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("name", study.summary().name());
    data.put(
        "history",
        BestSoFar.of(study).stream()
            .map(
                point ->
                    List.<Number>of(point.ended(), point.seconds(), point.best(), point.trial()))
            .toList());
    data.put(
        "trials",
        study.leaderboard().rows().stream()
            .filter(row -> row.rank().isPresent())
            .map(
                row ->
                    List.<Number>of(
                        row.number(), row.score(), row.metric("accuracy"), row.metric("macroF1")))
            .toList());
    return data;
  }
}
