package org.zwicky.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.zwicky.analysis.LeaderboardRow;
import org.zwicky.analysis.StudyReport;
import org.zwicky.analysis.classwise.ClassCurve;
import org.zwicky.analysis.classwise.MetricComparison;
import org.zwicky.analysis.classwise.MetricRanking;
import org.zwicky.analysis.classwise.NeverAnswered;
import org.zwicky.analysis.classwise.RareClass;
import org.zwicky.analysis.classwise.TreatmentEffect;
import org.zwicky.analysis.classwise.TrialCalibration;
import org.zwicky.metric.Reliability;

/**
 * What a report shows of metrics and classes as JSON, each part where the study has it. What is no
 * number in JSON is null.
 */
public final class ClasswiseJson {

  private ClasswiseJson() {}

  /** Recall, precision and F1 of each class in the trials of a report. */
  public static ObjectNode of(StudyReport report) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    MetricComparison.of(report).ifPresent(comparison -> addMetrics(json, comparison));
    RareClass.of(report).ifPresent(rare -> json.set("rarest", rare(rare, report)));
    ArrayNode calibration = JsonNodeFactory.instance.arrayNode();
    TrialCalibration.of(report).forEach(trial -> calibration.add(calibration(trial, report)));
    if (!calibration.isEmpty()) {
      json.set("calibration", calibration);
    }
    return json;
  }

  private static void addMetrics(ObjectNode json, MetricComparison comparison) {
    ArrayNode picks = json.putArray("picks");
    for (MetricRanking ranking : comparison.rankings()) {
      ObjectNode row = picks.addObject();
      row.put("metric", ranking.metric());
      row.put("trial", ranking.pick());
      row.set("score", JsonOutput.number(ranking.score()));
      row.put("ties", ranking.ties());
      row.set("kendallTau", JsonOutput.number(ranking.agreement()));
      row.set("ranks", JsonOutput.tree(ranking.ranks()));
    }
    json.set(
        "accuracyMacroF1Front",
        JsonOutput.tree(comparison.front().stream().map(LeaderboardRow::number).toList()));
  }

  private static ObjectNode rare(RareClass rare, StudyReport report) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("index", rare.index());
    json.put("name", report.data().classes().get(rare.index()).name());
    ArrayNode effects = json.putArray("treatments");
    for (TreatmentEffect effect : rare.effects()) {
      ObjectNode row = effects.addObject();
      row.put("treatment", effect.label());
      row.set("trials", JsonOutput.tree(effect.trials()));
      row.set("medianRecall", JsonOutput.number(effect.medianRecall()));
      row.set("lowestRecall", JsonOutput.number(effect.recall(0)));
      row.set("highestRecall", JsonOutput.number(effect.recall(1)));
      row.set("medianAccuracy", JsonOutput.number(effect.medianAccuracy()));
    }
    json.set(
        "accuracyRecallFront",
        JsonOutput.tree(rare.front().stream().map(trial -> trial.row().number()).toList()));
    ArrayNode never = json.putArray("neverAnswered");
    for (NeverAnswered each : rare.never()) {
      ObjectNode row = never.addObject();
      row.put("index", each.index());
      row.put("trials", each.trials());
      row.put("bestTrial", each.best());
    }
    return json;
  }

  private static ObjectNode calibration(TrialCalibration trial, StudyReport report) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("trial", trial.trial());
    json.put("expectedCalibrationError", trial.expectedError());
    json.put("meanConfidence", trial.confidence());
    json.put("accuracy", trial.accuracy());
    ArrayNode bins = json.putArray("bins");
    for (Reliability.Bin bin : trial.reliability().bins()) {
      ObjectNode row = bins.addObject();
      row.put("low", bin.low());
      row.put("high", bin.high());
      row.put("count", bin.count());
      row.set("accuracy", JsonOutput.number(bin.accuracy()));
      row.set("confidence", JsonOutput.number(bin.confidence()));
    }
    ArrayNode classes = json.putArray("classes");
    for (ClassCurve curve : trial.curves()) {
      ObjectNode row = classes.addObject();
      row.put("name", report.data().classes().get(curve.index()).name());
      row.set("recall", JsonOutput.number(curve.recall()));
      row.set("precision", JsonOutput.number(curve.precision()));
      row.set("averagePrecision", JsonOutput.number(curve.averagePrecision()));
    }
    return json;
  }
}
