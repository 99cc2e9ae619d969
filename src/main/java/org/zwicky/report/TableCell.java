package org.zwicky.report;

import java.util.Locale;
import java.util.OptionalInt;
import org.zwicky.analysis.LeaderboardRow;
import org.zwicky.space.Values;

/**
 * One value of the leaderboard.
 *
 * @param column where it stands
 * @param value a number or a text to sort by; null where there is none, which sorts last
 * @param text what is shown
 * @param title what is shown on pointing at it; empty for nothing
 */
public record TableCell(TableColumn column, Object value, String text, String title) {

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

  static TableCell of(TableColumn column, LeaderboardRow row) {
    return switch (column.kind()) {
      case RANK -> number(column, row.rank());
      case TRIAL -> new TableCell(column, row.number(), Integer.toString(row.number()), "");
      case STATE -> {
        String state = Format.word(row.state());
        yield new TableCell(column, state, state, row.reason());
      }
      case METRIC, OTHER_METRIC -> metric(column, row.metric(column.key()));
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

  private static TableCell metric(TableColumn column, double value) {
    return Double.isNaN(value)
        ? none(column)
        : new TableCell(column, value, Format.score(value), Double.toString(value));
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
