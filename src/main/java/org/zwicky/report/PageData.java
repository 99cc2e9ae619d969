package org.zwicky.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zwicky.analysis.ClassCount;
import org.zwicky.analysis.ClassScore;
import org.zwicky.analysis.DataSummary;
import org.zwicky.analysis.MetricPick;
import org.zwicky.analysis.StudyReport;
import org.zwicky.analysis.TrialReport;
import org.zwicky.space.Values;
import org.zwicky.study.TrialState;

/** The data block of a study's page: what its script reads as soon as the page opens. */
final class PageData {

  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .registerModule(new SimpleModule().addSerializer(Double.class, new ShortNumber()));

  private PageData() {}

  /** As JSON that is fit to stand in a script element. */
  static String json(
      StudyReport report,
      List<TableColumn> columns,
      List<TableRow> rows,
      Map<TableColumn, IntervalScale> scales,
      CurveThinning thinning,
      Map<String, Object> sections) {
    RowData made = new RowData(scales);
    Provenances provenances = new Provenances();
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("metric", report.leaderboard().metric());
    page.put("classes", report.data().classes().stream().map(ClassCount::name).toList());
    page.put("baseline", baseline(report.data()));
    page.put("picks", report.picks().stream().map(MetricPick::trial).distinct().toList());
    page.put("columns", columns.stream().map(RowData::column).toList());
    page.put("written", StudyPage.WRITTEN_ROWS);
    page.put("signs", RowData.signs());
    page.put("ties", report.ties().tied());
    page.put("curves", thinning.curves());
    page.put(
        "objectiveCurves",
        thinning.curves() && rows.stream().anyMatch(row -> !row.sparkline().isEmpty()));
    page.put("thinned", thinning.note());
    List<Map<String, Object>> trials = new ArrayList<>();
    for (TableRow row : rows) {
      Map<String, Object> trial = trial(row, thinning, provenances);
      if (trials.size() >= StudyPage.WRITTEN_ROWS) {
        trial.put("row", made.of(row));
      }
      trials.add(trial);
    }
    page.put("trials", trials);
    page.put("provenances", provenances.lists());
    page.put("sections", sections);
    return write(page);
  }

  /**
   * JSON in which no text can end the script element it stands in or begin a comment: {@code <},
   * {@code >} and {@code &} are written as escapes, which JSON strings allow everywhere.
   */
  static String write(Map<String, Object> page) {
    try {
      return MAPPER
          .writeValueAsString(page)
          .replace("<", "\\u003c")
          .replace(">", "\\u003e")
          .replace("&", "\\u0026");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Object> baseline(DataSummary data) {
    Map<String, Object> baseline = new LinkedHashMap<>();
    if (data.majority().isPresent()) {
      baseline.put("accuracy", data.majorityAccuracy());
      baseline.put("label", data.classes().get(data.majority().getAsInt()).name());
    }
    return baseline;
  }

  private static Map<String, Object> trial(
      TableRow row, CurveThinning thinning, Provenances provenances) {
    TrialReport trial = row.trial();
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("number", trial.row().number());
    data.put("state", Format.word(trial.row().state()));
    data.put("reason", trial.row().reason());
    data.put("values", row.cells().stream().map(cell -> value(row, cell)).toList());
    // What a pruned trial had come to does not stand beside the results of complete ones.
    boolean complete = trial.row().state() == TrialState.COMPLETE;
    data.put("accuracy", complete ? trial.row().metric("accuracy") : Double.NaN);
    data.put("macroF1", complete ? trial.row().metric("macroF1") : Double.NaN);
    List<List<String>> parameters = new ArrayList<>();
    trial.row().parameters().forEach((k, v) -> parameters.add(List.of(k, whole(v))));
    data.put("parameters", parameters);
    data.put("epochs", thinning.places(trial).stream().map(trial.epochs()::get).toList());
    data.put("kept", trial.row().bestEpoch().isPresent() ? trial.row().bestEpoch().getAsInt() : 0);
    trial.confusion().ifPresent(matrix -> data.put("confusion", matrix.counts()));
    data.put("scores", trial.classes().stream().map(PageData::scores).toList());
    data.put("provenance", provenances.index(trial.provenance()));
    return data;
  }

  private static Object value(TableRow row, TableCell cell) {
    if (row.hidesBehindReason(cell)) {
      return null;
    }
    return cell.value() instanceof Float f ? Double.valueOf(f) : cell.value();
  }

  /** Here is room for the names within an object. */
  private static String whole(Object value) {
    return value instanceof Map ? Values.text(value) : Format.value(value);
  }

  private static List<Number> scores(ClassScore score) {
    return List.of(
        score.precision(), score.recall(), score.f1(), score.support(), score.predicted());
  }

  /** Seven significant digits, which no chart can show; null for NaN and infinity. */
  private static final class ShortNumber extends StdSerializer<Double> {

    private static final long serialVersionUID = 1L;

    ShortNumber() {
      super(Double.class);
    }

    @Override
    public void serialize(Double value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      if (Double.isFinite(value)) {
        json.writeNumber(
            BigDecimal.valueOf(value).round(new MathContext(7)).stripTrailingZeros().toString());
      } else {
        json.writeNull();
      }
    }
  }
}
