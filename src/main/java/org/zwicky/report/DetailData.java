package org.zwicky.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zwicky.analysis.LearningCurve;
import org.zwicky.analysis.MetricNames;
import org.zwicky.analysis.TrialReport;
import org.zwicky.study.TrialState;

/**
 * The second data block of a study's page: what its script reads only when a trial is opened or its
 * curves are drawn. It is most of a large page.
 */
final class DetailData {

  /** A chart shows no more of a curve. */
  private static final MathContext CURVE_DIGITS = new MathContext(4);

  private DetailData() {}

  /** As JSON that is fit to stand in a script element: the trials in the order of the rows. */
  static String json(List<TableRow> rows, CurveThinning thinning) {
    return PageData.write(
        Map.of("trials", rows.stream().map(row -> details(row, thinning)).toList()));
  }

  private static Map<String, Object> details(TableRow row, CurveThinning thinning) {
    List<Integer> places = thinning.places(row.trial());
    return Map.of(
        "facts",
        facts(row),
        "curves",
        thinning.curves(row.trial()).stream().map(curve -> curve(curve, places)).toList());
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

  private static List<Double> at(List<Double> values, List<Integer> places) {
    return values.isEmpty()
        ? values
        : places.stream().map(place -> rounded(values.get(place))).toList();
  }

  private static double rounded(double value) {
    return Double.isFinite(value)
        ? BigDecimal.valueOf(value).round(CURVE_DIGITS).doubleValue()
        : value;
  }
}
