package org.zwicky.cli;

import java.util.ArrayList;
import java.util.List;
import org.zwicky.analysis.Leaderboard;
import org.zwicky.analysis.LeaderboardRow;
import org.zwicky.analysis.ParameterColumn;
import org.zwicky.cli.TextTable.Align;
import org.zwicky.report.Format;

/**
 * A leaderboard as a table for a terminal: only the parameters that differ, then the reason of
 * those that failed.
 */
final class LeaderboardText {

  private LeaderboardText() {}

  /**
   * The first {@code most} rows.
   *
   * @param columns signs that fit into a line; parameters that don't fit are named below the table
   *     instead
   */
  static String table(Leaderboard leaderboard, int most, int columns) {
    List<String> parameters =
        leaderboard.parameters().stream()
            .filter(ParameterColumn::differs)
            .map(ParameterColumn::name)
            .toList();
    int shown = parameters.size();
    TextTable table = table(leaderboard, most, parameters);
    while (table.width() > columns && shown > 0) {
      shown--;
      table = table(leaderboard, most, parameters.subList(0, shown));
    }
    return table.render()
        + left(parameters.subList(shown, parameters.size()))
        + reasons(leaderboard, most);
  }

  private static TextTable table(Leaderboard leaderboard, int most, List<String> parameters) {
    List<String> metrics = metrics(leaderboard);
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

  private static String left(List<String> parameters) {
    return parameters.isEmpty()
        ? ""
        : "(no room for %s: widen the terminal, or see the report)%n"
            .formatted(String.join(", ", parameters));
  }

  private static List<String> metrics(Leaderboard leaderboard) {
    List<String> metrics = new ArrayList<>(List.of("accuracy", "macroF1", "balancedAccuracy"));
    if (!metrics.contains(leaderboard.metric())) {
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
