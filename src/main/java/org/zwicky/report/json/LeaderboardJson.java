package org.zwicky.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.zwicky.analysis.Leaderboard;
import org.zwicky.analysis.LeaderboardRow;

/**
 * A leaderboard as JSON: an array, best first, of {@code {"study", "number", "state", "metrics",
 * "parameters", "epochs", "seconds", "reason"}}. The keys are stable. A metric that is no number is
 * null. Trials of several networks have {@code "spread"} too: standard deviations over them, by
 * metric.
 */
public final class LeaderboardJson {

  private LeaderboardJson() {}

  /** One object a row, at most so many. */
  public static ArrayNode of(Leaderboard leaderboard, int most) {
    ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    leaderboard.rows().stream().limit(most).forEach(row -> rows.add(row(leaderboard.study(), row)));
    return rows;
  }

  private static ObjectNode row(String study, LeaderboardRow row) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("study", study);
    json.put("number", row.number());
    json.put("state", row.state().name());
    json.set("metrics", JsonOutput.numbers(row.metrics()));
    if (!row.spread().isEmpty()) {
      json.set("spread", JsonOutput.numbers(row.spread()));
    }
    ObjectNode parameters = json.putObject("parameters");
    for (Map.Entry<String, Object> parameter : row.parameters().entrySet()) {
      parameters.set(parameter.getKey(), JsonOutput.tree(parameter.getValue()));
    }
    json.put("epochs", row.epochs());
    json.put("seconds", row.seconds());
    json.put("reason", row.reason());
    return json;
  }
}
