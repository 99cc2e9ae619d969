package org.zwicky.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zwicky.analysis.LeaderboardRow;
import org.zwicky.analysis.StudyReport;
import org.zwicky.analysis.TrialReport;
import org.zwicky.analysis.importance.FavouredValue;
import org.zwicky.analysis.importance.ImportanceRanking;
import org.zwicky.analysis.importance.ParameterAxis;
import org.zwicky.analysis.importance.ParameterImportance;
import org.zwicky.analysis.importance.StudyImportance;
import org.zwicky.analysis.importance.StudyMetric;
import org.zwicky.metric.Goal;
import org.zwicky.space.Values;
import org.zwicky.study.TrialState;

/** Lays out what mattered in a study. */
final class ImportanceData implements SectionData {

  @Override
  public String key() {
    return "matters";
  }

  @Override
  public Optional<Object> of(StudyReport report) {
    if (report.summary().count(TrialState.COMPLETE) + report.summary().count(TrialState.PRUNED)
        == 0) {
      return Optional.empty();
    }
    List<LeaderboardRow> rows = report.trials().stream().map(TrialReport::row).toList();
    List<StudyMetric> metrics = StudyMetric.of(report);
    StudyImportance importance = StudyImportance.of(report);
    Map<String, ImportanceSection.Ranking> rankings = new LinkedHashMap<>();
    for (ImportanceRanking ranking : importance.rankings()) {
      StudyMetric metric =
          metrics.stream()
              .filter(each -> each.key().equals(ranking.metric()))
              .findFirst()
              .orElseThrow();
      rankings.put(ranking.metric(), ranking(ranking, metric, importance.axes(), report));
    }
    String objective = report.leaderboard().metric();
    return Optional.of(
        new ImportanceSection(
            metrics.stream().map(metric -> metric(metric, rows)).toList(),
            importance.axes().stream().map(axis -> parameter(axis, rows)).toList(),
            rows.stream().map(LeaderboardRow::seconds).toList(),
            spent(report),
            rows.stream()
                .map(row -> row.state() == TrialState.PRUNED ? row.metric(objective) : Double.NaN)
                .toList(),
            rankings));
  }

  private static ImportanceSection.MetricValues metric(
      StudyMetric metric, List<LeaderboardRow> rows) {
    return new ImportanceSection.MetricValues(
        metric.key(),
        metric.label(),
        metric.goal().map(goal -> goal == Goal.MAXIMIZE).orElse(null),
        rows.stream().map(row -> metric.values().get(row.number())).toList());
  }

  private static ImportanceSection.ParameterValues parameter(
      ParameterAxis axis, List<LeaderboardRow> rows) {
    return new ImportanceSection.ParameterValues(
        axis.name(),
        axis.scale().name().toLowerCase(Locale.ROOT),
        axis.low(),
        axis.high(),
        axis.choices(),
        axis.condition(),
        rows.stream()
            .map(row -> row.parameters().get(axis.name()))
            .map(value -> value == null ? null : (Double) axis.position(value))
            .toList());
  }

  private static List<Double> spent(StudyReport report) {
    Map<Integer, Double> spent = new LinkedHashMap<>();
    double sum = 0;
    for (TrialReport trial :
        report.trials().stream()
            .filter(each -> each.finished().isPresent())
            .sorted(
                Comparator.comparing((TrialReport each) -> each.finished().orElseThrow())
                    .thenComparing(each -> each.row().number()))
            .toList()) {
      sum += trial.row().seconds();
      spent.put(trial.row().number(), sum);
    }
    return report.trials().stream().map(trial -> spent.get(trial.row().number())).toList();
  }

  private static ImportanceSection.Ranking ranking(
      ImportanceRanking ranking, StudyMetric metric, List<ParameterAxis> axes, StudyReport report) {
    List<ImportanceSection.Row> rows = new ArrayList<>();
    for (ParameterImportance each : ranking.parameters()) {
      rows.add(
          new ImportanceSection.Row(
              axes.indexOf(each.axis()),
              each.share(),
              each.low(),
              each.high(),
              each.chance(),
              each.active() == ranking.trials()
                  ? ""
                  : "in %d of %d trials, in %d of the best %d"
                      .formatted(
                          each.active(), ranking.trials(), each.activeBest(), ranking.best()),
              favoured(each, ranking, report)));
    }
    return new ImportanceSection.Ranking(note(ranking, metric, axes, report), rows);
  }

  private static String favoured(
      ParameterImportance each, ImportanceRanking ranking, StudyReport report) {
    FavouredValue value = each.favoured();
    if (value.isNone()) {
      return "none of them has it";
    }
    if (each.axis().isNumeric()) {
      return value.low() == value.high()
          ? Format.value(plain(value.low()))
          : "%s (%s to %s)"
              .formatted(
                  Format.value(plain(value.median())),
                  Format.value(plain(value.low())),
                  Format.value(plain(value.high())));
    }
    return "%s: %d of %d (of all: %s)"
        .formatted(
            shown(value.choice(), each.axis(), report),
            value.best(),
            each.activeBest(),
            Format.percent((double) value.all() / Math.max(1, each.active())));
  }

  /** A choice as the leaderboard shows it. */
  private static String shown(String choice, ParameterAxis axis, StudyReport report) {
    return report.trials().stream()
        .map(trial -> trial.row().parameters().get(axis.name()))
        .filter(value -> value != null && Values.text(value).equals(choice))
        .findFirst()
        .map(Format::value)
        .orElse(choice);
  }

  private static Object plain(double number) {
    return Values.plain(number);
  }

  private static String note(
      ImportanceRanking ranking, StudyMetric metric, List<ParameterAxis> axes, StudyReport report) {
    if (axes.isEmpty()) {
      return "No parameter differs between the trials, so none can matter.";
    }
    if (ranking.parameters().isEmpty()) {
      return "Too few trials to tell: importance takes at least %d, and here are %d with %s."
          .formatted(ImportanceRanking.MIN_TRIALS, ranking.trials(), metric.label());
    }
    if (!ranking.isKnown()) {
      return "The best of the %d trials can't be told from the others by any parameter."
          .formatted(ranking.trials());
    }
    boolean more = metric.goal().orElseThrow() == Goal.MAXIMIZE;
    int scored = metric.values().size();
    String stopped =
        ranking.trials() > scored
            ? " (%d of them stopped early, and so not among the best)"
                .formatted(ranking.trials() - scored)
            : "";
    int failed = report.summary().count(TrialState.FAILED);
    return Stream.of(
            "The best %d of %d trials%s, with %s of at %s %s, are compared with all: the more their values of a parameter differ from those of all trials, the more it matters (PED-ANOVA)."
                .formatted(
                    ranking.best(),
                    ranking.trials(),
                    stopped,
                    metric.label(),
                    more ? "least" : "most",
                    Format.score(ranking.threshold())),
            ranking.parameters().size() == 1
                ? "Only one parameter differs between the trials: its share is 100% whatever it does."
                : "",
            ranking.trials() < ImportanceRanking.ENOUGH_TRIALS
                ? "%d trials are few: take the order for a hint.".formatted(ranking.trials())
                : "",
            failed > 0 ? "Failed trials (%d) are left out.".formatted(failed) : "")
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(" "));
  }
}
