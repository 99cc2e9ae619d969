package org.zwicky.report.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.zwicky.metric.ConfidenceInterval;

/** An interval as JSON. */
final class IntervalJson {

  private IntervalJson() {}

  static ObjectNode of(ConfidenceInterval interval) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("low", interval.low());
    json.put("high", interval.high());
    json.put("level", interval.level());
    return json;
  }
}
