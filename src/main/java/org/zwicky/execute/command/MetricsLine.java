package org.zwicky.execute.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a command says in a line such as {@code {"epoch": 3, "metrics": {"loss": 0.31}}}.
 *
 * @param epoch as the command counts; empty where it does not say, or says no whole number from 0
 * @param metrics the numbers by name, in the line's order; NaN where it says null or NaN
 */
record MetricsLine(OptionalInt epoch, Map<String, Double> metrics) {

  private static final int MAX_NAME = 200;

  /** With what Python writes where it has no number. */
  private static final ObjectReader READER =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .reader();

  /** Reads a line; empty where it is something else, which is no mistake. */
  static Optional<MetricsLine> parse(String line) {
    if (!line.stripLeading().startsWith("{") || !line.contains("\"metrics\"")) {
      return Optional.empty();
    }
    try {
      JsonNode json = READER.readTree(line);
      return json.path("metrics").isObject()
          ? Optional.of(new MetricsLine(epoch(json.path("epoch")), metrics(json.get("metrics"))))
          : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static OptionalInt epoch(JsonNode node) {
    boolean whole = node.isNumber() && node.doubleValue() == Math.rint(node.doubleValue());
    return whole && node.canConvertToInt() && node.intValue() >= 0
        ? OptionalInt.of(node.intValue())
        : OptionalInt.empty();
  }

  private static Map<String, Double> metrics(JsonNode node) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    node.fields()
        .forEachRemaining(
            field -> {
              JsonNode value = field.getValue();
              if ((value.isNumber() || value.isNull()) && isName(field.getKey())) {
                metrics.put(field.getKey(), value.isNull() ? Double.NaN : value.doubleValue());
              }
            });
    return metrics;
  }

  private static boolean isName(String text) {
    return !text.isBlank() && text.length() <= MAX_NAME;
  }
}
