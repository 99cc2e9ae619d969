package org.zwicky.report.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** JSON for people and scripts. */
public final class JsonOutput {

  private static final ObjectMapper MAPPER = JsonMapper.builder().build();

  private JsonOutput() {}

  /** A value of Java as JSON. */
  public static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  /** Reads what another process of ours wrote. */
  public static JsonNode read(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Numbers by name; NaN and infinities, which JSON lacks, become null. */
  public static ObjectNode numbers(Map<String, Double> values) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    values.forEach((name, value) -> json.set(name, number(value)));
    return json;
  }

  /** A number; null in place of NaN and infinity, which JSON has not. */
  public static JsonNode number(double value) {
    return Double.isFinite(value)
        ? JsonNodeFactory.instance.numberNode(value)
        : JsonNodeFactory.instance.nullNode();
  }

  /** In one line. */
  public static String line(JsonNode json) {
    return write(json, false);
  }

  /** In lines with indents, for people. */
  public static String pretty(JsonNode json) {
    return write(json, true);
  }

  private static String write(JsonNode json, boolean indent) {
    try {
      return (indent ? MAPPER.writer(SerializationFeature.INDENT_OUTPUT) : MAPPER.writer())
          .writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
