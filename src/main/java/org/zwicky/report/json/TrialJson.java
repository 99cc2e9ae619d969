package org.zwicky.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import org.zwicky.analysis.GeneralizationGap;
import org.zwicky.analysis.GradientWarnings;
import org.zwicky.metric.ClassMetrics;
import org.zwicky.metric.ClassificationMetrics;
import org.zwicky.metric.ConfusionMatrix;
import org.zwicky.study.LayerNorms;
import org.zwicky.study.Measurement;
import org.zwicky.study.ResourceUsage;
import org.zwicky.study.Study;
import org.zwicky.study.TrainingSteps;
import org.zwicky.study.Trial;
import org.zwicky.study.TrialDetails;
import org.zwicky.study.TrialStore;

/** All that is recorded of a trial as JSON. What is no number in JSON is null. */
public final class TrialJson {

  private TrialJson() {}

  /** All that is known of a trial, its epochs and classes included. */
  public static ObjectNode of(Study study, TrialDetails details, TrialStore store) {
    Trial trial = details.trial();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("study", study.name());
    json.put("number", trial.number());
    json.put("state", trial.state().name());
    json.put("reason", trial.reason());
    json.put("seed", trial.seed());
    json.set("parameters", JsonOutput.tree(trial.parameters().values()));
    json.set("metrics", JsonOutput.numbers(trial.metrics()));
    Map<String, Double> gap = GeneralizationGap.of(study, details);
    if (!gap.isEmpty()) {
      json.set("gap", JsonOutput.numbers(gap));
    }
    json.set("warnings", JsonOutput.tree(GradientWarnings.of(details.measurements())));
    if (!trial.spread().isEmpty()) {
      json.set("spread", JsonOutput.numbers(trial.spread()));
    }
    json.put("epochs", trial.epochs());
    trial.bestEpoch().ifPresent(epoch -> json.put("bestEpoch", epoch));
    trial.networkParameters().ifPresent(count -> json.put("networkParameters", count));
    trial.started().ifPresent(started -> json.put("started", started.toString()));
    trial.finished().ifPresent(finished -> json.put("finished", finished.toString()));
    json.put("seconds", trial.seconds(Instant.now()));
    details.usage().ifPresent(usage -> json.set("usage", usage(usage)));
    details.measurements().forEach(each -> json.withArray("/measurements").add(measurement(each)));
    details.confusion().ifPresent(confusion -> addClasses(json, confusion, study));
    json.set("provenance", JsonOutput.tree(details.provenance()));
    store
        .probabilities(study.name(), trial.number())
        .ifPresent(
            probabilities -> {
              json.set("validationLabels", JsonOutput.tree(study.data().validationLabels()));
              json.set("validationProbabilities", JsonOutput.tree(probabilities));
            });
    return json;
  }

  private static ObjectNode usage(ResourceUsage usage) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("cpuSeconds", usage.cpuSeconds());
    json.put("peakMemoryBytes", usage.peakMemoryBytes());
    json.put("meanLoad", usage.meanLoad());
    return json;
  }

  private static ObjectNode measurement(Measurement measurement) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("epoch", measurement.epoch());
    json.put("seconds", measurement.seconds());
    json.set("metrics", JsonOutput.numbers(measurement.metrics()));
    TrainingSteps steps = measurement.steps();
    if (!Double.isNaN(steps.learningRate())) {
      json.put("learningRate", steps.learningRate());
    }
    for (LayerNorms layer : steps.layers()) {
      ObjectNode row = json.withArray("/layers").addObject();
      row.put("layer", layer.layer());
      row.set("gradientNorm", JsonOutput.number(layer.gradientNorm()));
      row.set("updateRatio", JsonOutput.number(layer.updateRatio()));
    }
    return json;
  }

  private static void addClasses(ObjectNode json, ConfusionMatrix confusion, Study study) {
    ArrayNode classes = json.putArray("classes");
    for (ClassMetrics metrics : ClassificationMetrics.of(confusion).perClass()) {
      ObjectNode row = classes.addObject();
      row.put("index", metrics.index());
      row.put("name", study.data().classNames().get(metrics.index()));
      row.set("precision", JsonOutput.number(metrics.precision()));
      row.set("recall", JsonOutput.number(metrics.recall()));
      row.set("f1", JsonOutput.number(metrics.f1()));
      row.put("support", metrics.support());
    }
    json.set("confusion", JsonOutput.tree(confusion.counts()));
  }
}
