package org.zwicky.report.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.zwicky.analysis.Leaderboard;
import org.zwicky.analysis.LeaderboardRow;
import org.zwicky.analysis.ParameterColumn;
import org.zwicky.analysis.StatisticalTies;
import org.zwicky.analysis.TrialIntervals;
import org.zwicky.metric.ConfidenceInterval;

/**
 * A leaderboard as CSV (RFC 4180): a header, then a row a trial, best first; what does not exist is
 * empty.
 */
public final class LeaderboardCsv {

  private static final String LINE_END = "\r\n";
  private static final Pattern FORMULA = Pattern.compile("[=+\\-@\t\r]");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

  private LeaderboardCsv() {}

  /** A line a row, at most so many, below a line of names (RFC 4180). */
  public static String of(Leaderboard leaderboard, int most) {
    return of(leaderboard, StatisticalTies.NONE, most);
  }

  /** With the intervals' ends as far as they are known, and which trials are tied with the best. */
  public static String of(Leaderboard leaderboard, StatisticalTies ties, int most) {
    List<String> parameters = leaderboard.parameters().stream().map(ParameterColumn::name).toList();
    List<String> header = new ArrayList<>(List.of("study", "number", "state"));
    header.addAll(leaderboard.metrics());
    header.addAll(List.of("epochs", "seconds", "reason"));
    parameters.forEach(name -> header.add("parameters." + name));
    spreads(leaderboard).forEach(metric -> header.add("spread." + metric));
    List<String> intervals = intervals(ties);
    for (String metric : intervals) {
      header.addAll(List.of("low." + metric, "high." + metric));
    }
    if (!intervals.isEmpty()) {
      header.add("tied");
    }
    StringBuilder text = new StringBuilder(line(header));
    leaderboard.rows().stream()
        .limit(most)
        .forEach(
            row -> {
              List<String> cells = cells(leaderboard, row, parameters);
              cells.addAll(cells(ties, row.number(), intervals));
              text.append(line(cells));
            });
    return text.toString();
  }

  /** Metrics that some trial has an interval of. */
  private static List<String> intervals(StatisticalTies ties) {
    return ties.trials().values().stream()
        .flatMap(trial -> trial.byMetric().keySet().stream())
        .distinct()
        .toList();
  }

  private static List<String> cells(StatisticalTies ties, int trial, List<String> metrics) {
    List<String> cells = new ArrayList<>();
    TrialIntervals intervals = ties.of(trial);
    for (String metric : metrics) {
      Optional<ConfidenceInterval> interval = Optional.ofNullable(intervals.byMetric().get(metric));
      cells.add(interval.map(each -> number(each.low())).orElse(""));
      cells.add(interval.map(each -> number(each.high())).orElse(""));
    }
    if (!metrics.isEmpty()) {
      cells.add(intervals.againstBest().map(best -> Boolean.toString(best.tied())).orElse(""));
    }
    return cells;
  }

  private static List<String> cells(
      Leaderboard leaderboard, LeaderboardRow row, List<String> parameters) {
    List<String> cells = new ArrayList<>();
    cells.add(leaderboard.study());
    cells.add(Integer.toString(row.number()));
    cells.add(row.state().name());
    leaderboard.metrics().forEach(metric -> cells.add(number(row.metric(metric))));
    cells.add(Integer.toString(row.epochs()));
    cells.add(number(row.seconds()));
    cells.add(row.reason());
    parameters.forEach(name -> cells.add(value(row.parameters().get(name))));
    spreads(leaderboard)
        .forEach(metric -> cells.add(number(row.spread().getOrDefault(metric, Double.NaN))));
    return cells;
  }

  /** Metrics that a trial of several networks has a standard deviation of. */
  private static List<String> spreads(Leaderboard leaderboard) {
    return leaderboard.metrics().stream()
        .filter(
            metric -> leaderboard.rows().stream().anyMatch(row -> row.spread().containsKey(metric)))
        .toList();
  }

  private static String number(double value) {
    return Double.isFinite(value) ? Double.toString(value) : "";
  }

  private static String value(Object value) {
    if (value == null) {
      return "";
    }
    return value instanceof String text ? text : JsonOutput.line(JsonOutput.tree(value));
  }

  private static String line(List<String> cells) {
    return cells.stream().map(LeaderboardCsv::quote).collect(Collectors.joining(",", "", LINE_END));
  }

  /**
   * A cell as RFC 4180 has it, in quotes where it needs them. One that a spreadsheet would compute
   * (it begins with =, +, - or @, and is no number) gets an apostrophe, which makes it a text
   * there.
   */
  public static String quote(String cell) {
    String text = FORMULA.matcher(cell).lookingAt() && !isNumber(cell) ? "'" + cell : cell;
    return text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }

  private static boolean isNumber(String cell) {
    return NUMBER.matcher(cell).matches();
  }
}
