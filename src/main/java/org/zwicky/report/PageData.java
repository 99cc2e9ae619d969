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
import org.zwicky.analysis.LearningCurve;
import org.zwicky.analysis.MetricNames;
import org.zwicky.analysis.MetricPick;
import org.zwicky.analysis.StudyReport;
import org.zwicky.analysis.TrialReport;
import org.zwicky.study.TrialState;

/** The data block of a study's page: what its script draws charts and panels from. */
final class PageData {

  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .registerModule(new SimpleModule().addSerializer(Double.class, new ShortNumber()));

  /** Curves are most of a large page, and a chart shows no more of them. */
  private static final MathContext CURVE_DIGITS = new MathContext(4);

  private PageData() {}

  /** As JSON that is fit to stand in a script element. */
  static String json(
      StudyReport report,
      List<TableColumn> columns,
      List<TableRow> rows,
      Map<TableColumn, IntervalScale> scales,
      Map<String, Object> sections) {
    RowData made = new RowData(scales);
    CurveThinning thinning = CurveThinning.of(report);
    Provenances provenances = new Provenances();
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("metric", report.leaderboard().metric());
    page.put("classes", report.data().classes().stream().map(ClassCount::name).toList());
    page.put("baseline", baseline(report.data()));
    page.put("picks", report.picks().stream().map(MetricPick::trial).distinct().toList());
    page.put("columns", columns.stream().map(RowData::column).toList());
    page.put("written", Math.min(StudyPage.WRITTEN_ROWS, rows.size()));
    page.put("signs", RowData.signs());
    page.put("ties", report.ties().tied());
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
    trial.row().parameters().forEach((k, v) -> parameters.add(List.of(k, Format.value(v))));
    data.put("parameters", parameters);
    data.put("facts", facts(row));
    List<Integer> places = thinning.places(trial);
    data.put("epochs", places.stream().map(trial.epochs()::get).toList());
    data.put("kept", trial.row().bestEpoch().isPresent() ? trial.row().bestEpoch().getAsInt() : 0);
    data.put("curves", thinning.curves(trial).stream().map(curve -> curve(curve, places)).toList());
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

  private static List<List<String>> facts(TableRow row) {
    TrialReport trial = row.trial();
    List<List<String>> facts = new ArrayList<>();
    if (trial.row().state() == TrialState.PRUNED) {
      trial
          .row()
          .metrics()
          .forEach(
              (name, value) ->
                  facts.add(List.of(MetricNames.label(name) + " so far", Format.score(value))));
    }
    row.cells().stream()
        .filter(cell -> cell.column().comparison())
        .filter(cell -> !cell.missing())
        .forEach(
            cell ->
                facts.add(
                    List.of(
                        cell.column().label(),
                        cell.title().isEmpty()
                            ? cell.text()
                            : cell.text() + " (" + cell.title() + ")")));
    trial.started().ifPresent(at -> facts.add(List.of("Started", Format.moment(at))));
    facts.add(List.of("Time", Format.duration(trial.row().seconds())));
    facts.add(List.of("Epochs", Integer.toString(trial.row().epochs())));
    trial
        .row()
        .bestEpoch()
        .ifPresent(epoch -> facts.add(List.of("Kept epoch", Integer.toString(epoch))));
    trial
        .row()
        .networkParameters()
        .ifPresent(size -> facts.add(List.of("Network size", Format.count(size))));
    trial
        .usage()
        .ifPresent(
            usage -> {
              facts.add(List.of("Processor time", Format.duration(usage.cpuSeconds())));
              facts.add(List.of("Mean load", Format.load(usage.meanLoad())));
              facts.add(List.of("Peak memory", Format.bytes(usage.peakMemoryBytes())));
            });
    facts.add(List.of("Seed", Long.toString(trial.seed())));
    return facts;
  }

  private static Map<String, Object> curve(LearningCurve curve, List<Integer> places) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("metric", curve.metric());
    data.put("label", MetricNames.label(curve.metric()));
    data.put("train", at(curve.train(), places));
    data.put("validation", at(curve.validation(), places));
    return data;
  }

  private static List<Number> scores(ClassScore score) {
    return List.of(
        score.precision(), score.recall(), score.f1(), score.support(), score.predicted());
  }

  private static List<Double> at(List<Double> values, List<Integer> places) {
    return values.isEmpty()
        ? values
        : places.stream().map(place -> rounded(values.get(place), CURVE_DIGITS)).toList();
  }

  private static double rounded(double value, MathContext digits) {
    return Double.isFinite(value) ? BigDecimal.valueOf(value).round(digits).doubleValue() : value;
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
