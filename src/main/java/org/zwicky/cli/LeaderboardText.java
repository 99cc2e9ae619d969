package org.zwicky.cli;

import java.util.ArrayList;
import java.util.List;
import org.zwicky.analysis.Leaderboard;
import org.zwicky.analysis.LeaderboardRow;
import org.zwicky.analysis.ParameterColumn;
import org.zwicky.analysis.SearchGain;
import org.zwicky.app.plan.PlanText;
import org.zwicky.base.text.TextTable;
import org.zwicky.base.text.TextTable.Align;
import org.zwicky.report.Format;
import org.zwicky.report.SearchGainText;

/**
 * A leaderboard as a table for a terminal: only the parameters that differ, then the reason of
 * those that failed.
 */
final class LeaderboardText {

  /** Metrics that are always shown; of classifiers accuracy, macro-F1 and balanced accuracy. */
  private static final int FEWEST_METRICS = 3;

  private LeaderboardText() {}

  /**
   * The first {@code most} rows.
   *
   * @param columns signs that fit into a line; parameters, then metrics, that don't fit are named
   *     below the table instead
   */
  static String table(Leaderboard leaderboard, int most, int columns) {
    List<String> parameters =
        leaderboard.parameters().stream()
            .filter(ParameterColumn::differs)
            .map(ParameterColumn::name)
            .toList();
    List<String> metrics = metrics(leaderboard);
    int scores = metrics.size();
    int shown = parameters.size();
    TextTable table = table(leaderboard, most, metrics, parameters);
    int fewest = leaderboard.classifiers() ? scores : Math.min(scores, FEWEST_METRICS);
    while (table.width() > columns && (shown > 0 || scores > fewest)) {
      if (shown > 0) {
        shown--;
      } else {
        scores--;
      }
      table = table(leaderboard, most, metrics.subList(0, scores), parameters.subList(0, shown));
    }
    List<String> left = new ArrayList<>(metrics.subList(scores, metrics.size()));
    left.addAll(parameters.subList(shown, parameters.size()));
    return table.render() + left(left) + reasons(leaderboard, most);
  }

  /** What the search added to the configuration that it started with, to stand below the table. */
  static String gain(SearchGain gain, int columns) {
    return PlanText.wrap(SearchGainText.of(gain), columns, "  ");
  }

  private static TextTable table(
      Leaderboard leaderboard, int most, List<String> metrics, List<String> parameters) {
    TextTable table =
        new TextTable()
            .column("rank", Align.RIGHT)
            .column("trial", Align.RIGHT)
            .column("state", Align.LEFT);
    metrics.forEach(
        metric ->
            table.column(
                metric.equals(leaderboard.metric()) ? metric + " *" : metric, Align.RIGHT));
    table.column("epochs", Align.RIGHT).column("time", Align.RIGHT);
    parameters.forEach(parameter -> table.column(parameter, Align.LEFT));
    leaderboard.rows().stream()
        .limit(most)
        .forEach(row -> table.row(cells(row, metrics, parameters)));
    return table;
  }

  private static String left(List<String> names) {
    return names.isEmpty()
        ? ""
        : "(no room for %s: widen the terminal, or see the report)%n"
            .formatted(String.join(", ", names));
  }

  private static List<String> metrics(Leaderboard leaderboard) {
    List<String> metrics = new ArrayList<>(leaderboard.foremost());
    // Any but those always compared goes first where they are ranked by it.
    if (metrics.indexOf(leaderboard.metric()) >= FEWEST_METRICS) {
      metrics.remove(leaderboard.metric());
      metrics.add(0, leaderboard.metric());
    }
    return metrics;
  }

  private static List<String> cells(
      LeaderboardRow row, List<String> metrics, List<String> parameters) {
    List<String> cells = new ArrayList<>();
    cells.add(row.rank().isPresent() ? Integer.toString(row.rank().getAsInt()) : Format.MISSING);
    cells.add(Integer.toString(row.number()));
    cells.add(Format.word(row.state()));
    metrics.forEach(metric -> cells.add(Format.score(row.metric(metric))));
    cells.add(Integer.toString(row.epochs()));
    cells.add(Format.duration(row.seconds()));
    parameters.forEach(name -> cells.add(Format.value(row.parameters().get(name))));
    return cells;
  }

  private static String reasons(Leaderboard leaderboard, int most) {
    StringBuilder text = new StringBuilder();
    leaderboard.rows().stream()
        .limit(most)
        .filter(row -> !row.reason().isEmpty())
        .forEach(
            row ->
                text.append(
                    "trial %d %s: %s%n"
                        .formatted(row.number(), Format.word(row.state()), row.reason())));
    return text.toString();
  }
}
