package org.zwicky.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.zwicky.finals.FinalistResult;
import org.zwicky.finals.FinalsSummary;
import org.zwicky.study.Retraining;
import org.zwicky.study.TestResult;
import org.zwicky.study.TestRound;

/** All that is recorded of a study's finalists as JSON. What is no number in JSON is null. */
public final class FinalsJson {

  private FinalsJson() {}

  /** Retrainings, the crowned trial and what the test part showed. */
  public static ObjectNode of(FinalsSummary finals) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode finalists = json.putArray("finalists");
    for (FinalistResult standing : finals.standings()) {
      ObjectNode row = finalists.addObject();
      row.put("trial", standing.trial());
      row.put("crowned", finals.isCrowned(standing.trial()));
      row.set("firstScore", JsonOutput.number(standing.firstScore()));
      row.set("mean", JsonOutput.number(standing.mean()));
      row.set("deviation", JsonOutput.number(standing.deviation()));
      ArrayNode retrainings = row.putArray("retrainings");
      standing.retrainings().forEach(retraining -> retrainings.add(of(retraining)));
    }
    ArrayNode tests = json.putArray("tests");
    finals.rounds().forEach(round -> tests.add(of(round)));
    return json;
  }

  private static ObjectNode of(Retraining retraining) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("seedIndex", retraining.model().seedIndex());
    json.put("seed", retraining.seed());
    json.put("state", retraining.state().name());
    json.put("reason", retraining.reason());
    json.put("epochs", retraining.epochs());
    retraining.bestEpoch().ifPresent(epoch -> json.put("bestEpoch", epoch));
    json.put("seconds", retraining.seconds());
    json.set("metrics", JsonOutput.numbers(retraining.metrics()));
    return json;
  }

  private static ObjectNode of(TestRound round) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("tested", round.tested().toString());
    json.put("crowned", round.crowned());
    ArrayNode results = json.putArray("results");
    round.results().forEach(result -> results.add(of(result)));
    json.set("testImages", JsonOutput.tree(round.images().indices()));
    json.set("testLabels", JsonOutput.tree(round.images().labels()));
    return json;
  }

  private static ObjectNode of(TestResult result) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("kind", result.kind().name());
    ArrayNode members = json.putArray("members");
    for (TestResult.Member member : result.members()) {
      ObjectNode row = members.addObject();
      row.put("trial", member.model().trial());
      row.put("seedIndex", member.model().seedIndex());
      row.put("weight", member.weight());
    }
    json.set("metrics", JsonOutput.numbers(result.metrics()));
    ObjectNode intervals = json.putObject("intervals");
    result.intervals().forEach((name, interval) -> intervals.set(name, IntervalJson.of(interval)));
    json.set("testProbabilities", JsonOutput.tree(result.probabilities()));
    return json;
  }
}
