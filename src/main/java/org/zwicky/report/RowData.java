package org.zwicky.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.zwicky.study.TrialState;

/** What the page's script makes rows of the leaderboard from that the page is not written with. */
final class RowData {

  private final Map<TableColumn, IntervalScale> scales;

  RowData(Map<TableColumn, IntervalScale> scales) {
    this.scales = scales;
  }

  static Map<String, Object> column(TableColumn column) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("kind", Format.word(column.kind()));
    data.put("key", column.key());
    data.put("label", column.label());
    data.put("descending", column.descending());
    data.put("numeric", column.numeric());
    data.put("metric", column.metric());
    data.put("minor", column.minor());
    return data;
  }

  /** The signs of the states. */
  static Map<String, String> signs() {
    Map<String, String> signs = new LinkedHashMap<>();
    for (TrialState state : TrialState.values()) {
      signs.put(Format.word(state), Format.sign(state));
    }
    return signs;
  }

  /** Texts, and what few cells have, by column: titles, marks, bars, best ones. */
  Map<String, Object> of(TableRow row) {
    Map<Integer, String> titles = new LinkedHashMap<>();
    Map<Integer, String> marks = new LinkedHashMap<>();
    Map<Integer, String> bars = new LinkedHashMap<>();
    List<Integer> best = new ArrayList<>();
    for (int i = 0; i < row.cells().size(); i++) {
      TableCell cell = row.cells().get(i);
      if (row.hidesBehindReason(cell)) {
        continue;
      }
      if (!cell.title().isEmpty()) {
        titles.put(i, cell.title());
      }
      if (cell.interval().isPresent()) {
        marks.put(i, scales.get(cell.column()).marks(cell));
      } else if (cell.bar() > 0) {
        bars.put(i, String.format(Locale.ROOT, "%.1f", cell.bar()));
      }
      if (row.isBest(cell)) {
        best.add(i);
      }
    }
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("texts", row.cells().stream().map(TableCell::text).toList());
    put(data, "titles", titles);
    put(data, "marks", marks);
    put(data, "bars", bars);
    data.put("best", best);
    data.put("reason", row.showsReason());
    if (!row.sparkline().isEmpty()) {
      data.put("spark", row.sparkline().points());
      if (row.sparkline().hasKept()) {
        data.put("kept", List.of(row.sparkline().keptX(), row.sparkline().keptY()));
      }
    }
    return data;
  }

  private static void put(Map<String, Object> data, String name, Map<Integer, String> values) {
    if (!values.isEmpty()) {
      data.put(name, values);
    }
  }
}
