package org.zwicky.report;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.zwicky.analysis.Leaderboard;
import org.zwicky.analysis.LeaderboardRow;
import org.zwicky.analysis.MetricGuide;
import org.zwicky.analysis.MetricNames;
import org.zwicky.analysis.MetricPick;
import org.zwicky.analysis.SearchGain;
import org.zwicky.analysis.StudyReport;
import org.zwicky.analysis.TieGuide;
import org.zwicky.analysis.TrialReport;
import org.zwicky.base.text.ShellQuote;
import org.zwicky.metric.Goal;
import org.zwicky.report.picture.PictureSource;
import org.zwicky.study.TrialState;

/**
 * What the page of a study shows, laid out.
 *
 * @param report where it comes from
 * @param columns of the leaderboard
 * @param rows of the leaderboard, best first
 * @param scales on which the intervals of a column are drawn
 * @param guide paragraphs on how to read the metrics; empty if there is nothing to say
 * @param sections what the scripts of the sections that this study has draw from, by key
 * @param assets style and scripts
 * @param json the data block, fit to stand inside a script element
 * @param details the block of what is read later, likewise
 */
public record StudyPage(
    StudyReport report,
    List<TableColumn> columns,
    List<TableRow> rows,
    Map<TableColumn, IntervalScale> scales,
    List<String> guide,
    Map<String, Object> sections,
    Assets assets,
    String json,
    String details) {

  /** So many rows stand in the page, and are shown at a time. */
  static final int WRITTEN_ROWS = 100;

  private static final List<SectionData> SECTIONS =
      List.of(
          new ChoicesData(),
          new RareData(),
          new ConfusionData(),
          new CalibrationData(),
          new ImportanceData(),
          new OvertrainingData());

  static StudyPage of(StudyReport report, Assets assets, PictureSource pictures) {
    Leaderboard leaderboard = report.leaderboard();
    List<TableColumn> columns = TableColumn.of(report);
    Map<String, Double> tops = tops(leaderboard);
    Sparkline.Scale scale = Sparkline.Scale.of(report);
    List<TableRow> rows =
        report.trials().stream()
            .map(
                trial ->
                    new TableRow(
                        trial,
                        columns.stream().map(c -> cell(c, trial.row(), report)).toList(),
                        Sparkline.of(trial, leaderboard.metric(), scale),
                        bestIn(trial.row(), tops),
                        report.ties().isTied(trial.row().number())))
            .toList();
    Map<String, Object> sections = new LinkedHashMap<>();
    for (SectionData section : SECTIONS) {
      section.of(report).ifPresent(data -> sections.put(section.key(), data));
    }
    new GallerySection(pictures)
        .of(report)
        .ifPresent(data -> sections.put(GallerySection.KEY, data));
    Map<TableColumn, IntervalScale> scales = IntervalScale.of(rows);
    CurveThinning thinning = CurveThinning.of(report);
    return new StudyPage(
        report,
        columns,
        rows,
        scales,
        MetricGuide.paragraphs(report),
        sections,
        assets,
        PageData.json(report, columns, rows, scales, thinning, sections),
        DetailData.json(rows, thinning));
  }

  /** The parts of the page that one may want to go to: what they are called by their ids. */
  public Map<String, String> contents() {
    Map<String, String> contents = new LinkedHashMap<>();
    contents.put("leaderboard", "Leaderboard");
    if (report.finals().isPresent()) {
      contents.put("finals", "Finalists");
    }
    Map<String, String> named = new LinkedHashMap<>();
    named.put("choices", "Overall versus specific");
    named.put("rare", "The rare class");
    named.put("confusion", "Confusion");
    named.put("calibration", "Calibration");
    named.put(GallerySection.KEY, "Images");
    named.put("matters", "What mattered");
    named.put("overtraining", "Overtraining");
    named.keySet().retainAll(sections.keySet());
    contents.putAll(named);
    contents.put("provenance", "Provenance");
    return contents;
  }

  /** Whether the page has the section of that key. */
  public boolean has(String section) {
    return sections.containsKey(section);
  }

  /** The gallery, which it must {@link #has have}. */
  public GalleryData gallery() {
    return (GalleryData) sections.get(GallerySection.KEY);
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

  /** The command that runs a trial again, whose number is to be put in. */
  public String rerun() {
    return "./zwicky trial rerun N --study " + ShellQuote.quote(report.summary().name());
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

  /** The rows that the page is written with; its script makes the others as they are asked for. */
  public List<TableRow> writtenRows() {
    return rows.subList(0, Math.min(WRITTEN_ROWS, rows.size()));
  }

  /** What the search added to what it started with; empty where it started with nothing given. */
  public Optional<String> gain() {
    return report.gain().map(SearchGainText::of);
  }

  /** Whether that gives an interval. */
  public boolean hasGainMargin() {
    return report.gain().flatMap(SearchGain::margin).isPresent();
  }

  /** What is said of the trials that can't be told from the best: a summary, then its grounds. */
  public List<String> ties() {
    return TieGuide.paragraphs(report);
  }

  /** Index of the last row that can't be told from the best; -1 if there is none. */
  public int lastTied() {
    return rows.stream().map(TableRow::tied).toList().lastIndexOf(true);
  }

  /** Where the interval of a cell lies on its column's scale: {@code --low}, {@code --high}, … . */
  public String marks(TableCell cell) {
    return scales.get(cell.column()).marks(cell);
  }

  private static TableCell cell(TableColumn column, LeaderboardRow row, StudyReport report) {
    return TableCell.of(column, row, report.ties().of(row.number()));
  }

  private static Map<String, Double> tops(Leaderboard leaderboard) {
    Map<String, Double> tops = new HashMap<>();
    for (String metric : leaderboard.metrics()) {
      // Only the author of a command knows which way its other metrics are better.
      if (leaderboard.classifiers() || metric.equals(leaderboard.metric())) {
        leaderboard
            .bestBy(metric, leaderboard.goalOf(metric))
            .ifPresent(row -> tops.put(metric, row.metric(metric)));
      }
    }
    return tops;
  }

  private static Set<String> bestIn(LeaderboardRow row, Map<String, Double> tops) {
    Set<String> best = new HashSet<>();
    tops.forEach(
        (metric, top) -> {
          if (row.state() == TrialState.COMPLETE && row.metric(metric) == top) {
            best.add(metric);
          }
        });
    return best;
  }
}
