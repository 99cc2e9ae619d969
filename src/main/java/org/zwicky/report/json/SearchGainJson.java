package org.zwicky.report.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.zwicky.analysis.SearchGain;

/** What a search added to the configuration that it started with, as JSON. */
public final class SearchGainJson {

  private SearchGainJson() {}

  /** The gain over the first trial, with its interval. */
  public static ObjectNode of(SearchGain gain) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("first", gain.first().number());
    gain.best().ifPresent(best -> json.put("best", best.number()));
    json.set("difference", JsonOutput.number(gain.difference()));
    gain.interval()
        .ifPresent(
            interval -> {
              json.put("low", interval.low());
              json.put("high", interval.high());
            });
    return json;
  }
}
