package org.zwicky.report;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zwicky.analysis.Leaderboard;
import org.zwicky.analysis.LeaderboardRow;
import org.zwicky.analysis.MetricGuide;
import org.zwicky.analysis.MetricNames;
import org.zwicky.analysis.MetricPick;
import org.zwicky.analysis.StudyReport;
import org.zwicky.analysis.TrialReport;
import org.zwicky.study.Goal;
import org.zwicky.study.TrialState;

/**
 * What the page of a study shows, laid out.
 *
 * @param report where it comes from
 * @param columns of the leaderboard
 * @param rows of the leaderboard, best first
 * @param guide paragraphs on how to read the metrics; empty if there is nothing to say
 * @param sections what the scripts of the sections that this study has draw from, by key
 * @param assets style and scripts
 * @param json the data block, fit to stand inside a script element
 */
public record StudyPage(
    StudyReport report,
    List<TableColumn> columns,
    List<TableRow> rows,
    List<String> guide,
    Map<String, Object> sections,
    Assets assets,
    String json) {

  private static final List<SectionData> SECTIONS =
      List.of(new ChoicesData(), new RareData(), new ConfusionData(), new CalibrationData());

  static StudyPage of(StudyReport report, Assets assets) {
    Leaderboard leaderboard = report.leaderboard();
    List<TableColumn> columns = TableColumn.of(leaderboard);
    Sparkline.Scale scale = Sparkline.Scale.of(report);
    List<TableRow> rows =
        report.trials().stream()
            .map(
                trial ->
                    new TableRow(
                        trial,
                        columns.stream().map(c -> TableCell.of(c, trial.row())).toList(),
                        Sparkline.of(trial, leaderboard.metric(), scale),
                        bestIn(trial.row(), leaderboard)))
            .toList();
    Map<String, Object> sections = new LinkedHashMap<>();
    for (SectionData section : SECTIONS) {
      section.of(report).ifPresent(data -> sections.put(section.key(), data));
    }
    return new StudyPage(
        report,
        columns,
        rows,
        MetricGuide.paragraphs(report),
        sections,
        assets,
        PageData.json(report, columns, rows, sections));
  }

  /** Whether the page has the section of that key. */
  public boolean has(String section) {
    return sections.containsKey(section);
  }

  /** The trial whose confusion is shown first; only where the page has that section. */
  public TrialReport confusionTrial() {
    return ConfusionData.best(report).orElseThrow();
  }

  /** The states that some trial is in, with what is done first. */
  public List<TrialState> states() {
    return List.of(
            TrialState.COMPLETE,
            TrialState.RUNNING,
            TrialState.WAITING,
            TrialState.PRUNED,
            TrialState.FAILED)
        .stream()
        .filter(state -> report.summary().count(state) > 0)
        .toList();
  }

  /** The name of the objective for people. */
  public String metricLabel() {
    return MetricNames.label(report.summary().metric());
  }

  /** Whether the rows stand in the order of that column. */
  public boolean isSortedBy(TableColumn column) {
    return column.kind() == TableColumn.Kind.METRIC
        && column.key().equals(report.leaderboard().metric());
  }

  /** The value of {@code aria-sort} for the order the rows are written in. */
  public String order() {
    return report.leaderboard().goal() == Goal.MAXIMIZE ? "descending" : "ascending";
  }

  /** The score of a picked trial by another metric. */
  public double score(MetricPick pick, String metric) {
    return report.leaderboard().rows().stream()
        .filter(row -> row.number() == pick.trial())
        .mapToDouble(row -> row.metric(metric))
        .findFirst()
        .orElse(Double.NaN);
  }

  /** The keys of the metrics that the picks compare. */
  public List<String> pickMetrics() {
    return report.picks().stream().map(MetricPick::metric).toList();
  }

  /** Whether the recall of the rarest class is known of the picks. */
  public boolean knowsRarest() {
    return report.data().rarest().isPresent()
        && report.picks().stream().noneMatch(pick -> Double.isNaN(pick.rarestRecall()));
  }

  /** The name of the rarest class. */
  public String rarest() {
    return report.data().classes().get(report.data().rarest().getAsInt()).name();
  }

  /** The name of the largest class. */
  public String majority() {
    return report.data().classes().get(report.data().majority().getAsInt()).name();
  }

  private static Set<String> bestIn(LeaderboardRow row, Leaderboard leaderboard) {
    Set<String> best = new HashSet<>();
    for (String metric : leaderboard.metrics()) {
      if (!leaderboard.classifiers() && !metric.equals(leaderboard.metric())) {
        // Only the author of a command knows which way its other metrics are better.
        continue;
      }
      double top =
          leaderboard
              .bestBy(metric, leaderboard.goalOf(metric))
              .map(r -> r.metric(metric))
              .orElse(Double.NaN);
      if (row.state() == TrialState.COMPLETE && row.metric(metric) == top) {
        best.add(metric);
      }
    }
    return best;
  }
}
