package org.zwicky.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.zwicky.analysis.BestComparison;
import org.zwicky.analysis.StatisticalTies;
import org.zwicky.analysis.TrialIntervals;

/** How sure the scores of a study's trials are, and which can't be told from the best, as JSON. */
public final class TiesJson {

  private TiesJson() {}

  /** Intervals of each trial, and which can not be told from the best. */
  public static ObjectNode of(StatisticalTies ties) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("method", "paired stratified bootstrap, percentile intervals");
    json.put("resamples", ties.resamples());
    json.put("images", ties.images());
    ties.best().ifPresent(best -> json.put("best", best));
    ArrayNode trials = json.putArray("trials");
    ties.trials().forEach((number, intervals) -> trials.add(of(number, intervals)));
    return json;
  }

  private static ObjectNode of(int number, TrialIntervals intervals) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("number", number);
    put(json, intervals);
    return json;
  }

  /** Adds what is known of a trial to its own JSON. */
  public static void put(ObjectNode trial, TrialIntervals intervals) {
    ObjectNode byMetric = trial.putObject("intervals");
    intervals.byMetric().forEach((name, each) -> byMetric.set(name, IntervalJson.of(each)));
    intervals.againstBest().ifPresent(best -> trial.set("againstBest", of(best)));
  }

  private static ObjectNode of(BestComparison best) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("behind", JsonOutput.number(best.behind()));
    json.set("interval", IntervalJson.of(best.interval()));
    json.put("p", best.p());
    json.put("accuracyP", best.accuracyP());
    json.put("tied", best.tied());
    return json;
  }
}
