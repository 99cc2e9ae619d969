package org.zwicky.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a column's intervals are drawn on, so that those of all trials compare.
 *
 * @param low where it begins
 * @param high where it ends
 */
public record IntervalScale(double low, double high) {

  /** The columns in which some trial has an interval. */
  static Map<TableColumn, IntervalScale> of(List<TableRow> rows) {
    Map<TableColumn, IntervalScale> scales = new LinkedHashMap<>();
    for (TableRow row : rows) {
      for (TableCell cell : row.cells()) {
        cell.interval()
            .ifPresent(
                interval ->
                    scales.merge(
                        cell.column(),
                        with(interval.low(), interval.high(), (Double) cell.value()),
                        (a, b) ->
                            new IntervalScale(Math.min(a.low, b.low), Math.max(a.high, b.high))));
      }
    }
    return scales;
  }

  private static IntervalScale with(double low, double high, double value) {
    return new IntervalScale(Math.min(low, value), Math.max(high, value));
  }

  /** Style properties of a cell's marks: where, in percent, interval and value lie. */
  String marks(TableCell cell) {
    return cell.interval()
        .map(
            interval ->
                String.format(
                    Locale.ROOT,
                    "--low:%.1f;--high:%.1f;--at:%.1f",
                    place(interval.low()),
                    place(interval.high()),
                    place((Double) cell.value())))
        .orElse("");
  }

  private double place(double value) {
    return high > low ? 100 * (value - low) / (high - low) : 50;
  }
}
