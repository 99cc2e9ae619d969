package org.zwicky.report;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.zwicky.analysis.BestComparison;
import org.zwicky.analysis.LeaderboardRow;
import org.zwicky.analysis.TrialIntervals;
import org.zwicky.metric.ConfidenceInterval;
import org.zwicky.space.Values;

/**
 * One value of the leaderboard.
 *
 * @param column where it stands
 * @param value a number or a text to sort by; null where there is none, which sorts last
 * @param text what is shown
 * @param title what is shown on pointing at it; empty for nothing
 * @param interval in which a score may lie
 */
public record TableCell(
    TableColumn column,
    Object value,
    String text,
    String title,
    Optional<ConfidenceInterval> interval) {

  TableCell(TableColumn column, Object value, String text, String title) {
    this(column, value, text, title, Optional.empty());
  }

  /** Texts beyond this length may be cut short by the style sheet. */
  private static final int CLIPPED = 20;

  /** Whether the trial has no such value. */
  public boolean missing() {
    return value == null;
  }

  /** The value in [0, 1] as a percentage for a bar; 0 otherwise. */
  public double bar() {
    return column.metric()
            && column.descending()
            && value instanceof Double share
            && share >= 0
            && share <= 1
        ? share * 100
        : 0;
  }

  static TableCell of(TableColumn column, LeaderboardRow row, TrialIntervals intervals) {
    return switch (column.kind()) {
      case RANK -> number(column, row.rank());
      case TRIAL -> new TableCell(column, row.number(), Integer.toString(row.number()), "");
      case STATE -> {
        String state = Format.word(row.state());
        yield new TableCell(column, state, state, row.reason());
      }
      case METRIC, OTHER_METRIC ->
          metric(column, row.metric(column.key()), intervals.of(column.key()));
      case BEHIND, TEST, ACCURACY_TEST ->
          intervals.againstBest().map(found -> comparison(column, found)).orElse(none(column));
      case WORST ->
          row.worstClass()
              .map(
                  worst ->
                      new TableCell(
                          column,
                          worst.recall(),
                          worst.name(),
                          String.format(
                              Locale.ROOT,
                              "%s of the %d validation images found",
                              Format.percent(worst.recall()),
                              worst.support())))
              .orElse(none(column));
      case CURVE -> none(column);
      case PARAMETER -> parameter(column, row.parameters().get(column.key()));
      case EPOCHS -> new TableCell(column, row.epochs(), Integer.toString(row.epochs()), "");
      case BEST_EPOCH -> number(column, row.bestEpoch());
      case SECONDS ->
          row.seconds() > 0
              ? new TableCell(column, row.seconds(), Format.duration(row.seconds()), "")
              : none(column);
      case SIZE ->
          row.networkParameters().isPresent()
              ? new TableCell(
                  column,
                  row.networkParameters().getAsLong(),
                  Format.count(row.networkParameters().getAsLong()),
                  "numbers in the network that are trained or kept with it")
              : none(column);
    };
  }

  private static TableCell metric(
      TableColumn column, double value, Optional<ConfidenceInterval> interval) {
    return Double.isNaN(value)
        ? none(column)
        : new TableCell(
            column,
            value,
            Format.score(value),
            value + (interval.isEmpty() ? "" : "; " + Format.level(interval.get())),
            interval);
  }

  private static TableCell comparison(TableColumn column, BestComparison found) {
    return switch (column.kind()) {
      case TEST -> new TableCell(column, found.p(), Format.p(found.p()), "");
      case ACCURACY_TEST ->
          new TableCell(column, found.accuracyP(), Format.p(found.accuracyP()), "");
      default ->
          new TableCell(
              column, found.behind(), Format.score(found.behind()), Format.level(found.interval()));
    };
  }

  private static TableCell parameter(TableColumn column, Object value) {
    if (value == null) {
      return new TableCell(column, null, Format.MISSING, "not active in this trial");
    }
    boolean simple = value instanceof Number;
    String text = Format.value(value);
    String whole = Values.text(value);
    return new TableCell(
        column,
        simple ? value : whole,
        text,
        text.equals(whole) && text.length() <= CLIPPED ? "" : whole);
  }

  private static TableCell number(TableColumn column, OptionalInt value) {
    return value.isPresent()
        ? new TableCell(column, value.getAsInt(), Integer.toString(value.getAsInt()), "")
        : none(column);
  }

  private static TableCell none(TableColumn column) {
    return new TableCell(column, null, Format.MISSING, "");
  }
}
