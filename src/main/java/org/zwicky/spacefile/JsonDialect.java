package org.zwicky.spacefile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zwicky.space.Values;

/** The JSON dialect of search space files, and values to and from it. */
final class JsonDialect {

  private static final int MAX_DEPTH = 60;
  private static final int MAX_SHOWN = 60;

  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
          .build();

  private static final JsonMapper MAPPER = new JsonMapper(FACTORY);

  private JsonDialect() {}

  /** Indented text without comments, lines ending in {@code \n}. */
  static String write(JsonNode node) {
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
    try {
      return MAPPER.writer(printer).writeValueAsString(node) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A JSON tree can always be written", e);
    }
  }

  /** A value as a short text for a message, with its type where that is not plain to see. */
  static String show(JsonNode node) {
    if (node.isObject()) {
      return "an object";
    }
    if (node.isArray() && node.toString().length() > MAX_SHOWN) {
      return "a list";
    }
    String text = node.toString();
    return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "…";
  }

  /**
   * A parameter's value; empty for null, also within lists and objects, and numbers beyond 64 bits.
   */
  static Optional<Object> value(JsonNode node) {
    if (node.isTextual()) {
      return Optional.of(node.textValue());
    }
    if (node.isBoolean()) {
      return Optional.of(node.booleanValue());
    }
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      return Optional.of(node.longValue());
    }
    if (node.isFloatingPointNumber() && Double.isFinite(node.doubleValue())) {
      return Optional.of(node.doubleValue());
    }
    if (node.isObject()) {
      return object(node);
    }
    if (!node.isArray()) {
      return Optional.empty();
    }
    List<Object> values = new ArrayList<>();
    for (JsonNode element : node) {
      Optional<Object> value = value(element);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      values.add(value.get());
    }
    return Optional.of(Values.normalise(values));
  }

  private static Optional<Object> object(JsonNode node) {
    Map<String, Object> members = new LinkedHashMap<>();
    node.fields()
        .forEachRemaining(
            member -> value(member.getValue()).ifPresent(v -> members.put(member.getKey(), v)));
    return members.size() == node.size()
        ? Optional.of(Values.normalise(members))
        : Optional.empty();
  }

  /** JSON of a parameter's value. */
  static JsonNode node(Object value) {
    JsonNodeFactory factory = JsonNodeFactory.instance;
    if (value instanceof Long number) {
      return number.intValue() == number
          ? factory.numberNode(number.intValue())
          : factory.numberNode(number);
    }
    if (value instanceof Double number) {
      return factory.numberNode(number);
    }
    if (value instanceof Boolean flag) {
      return factory.booleanNode(flag);
    }
    if (value instanceof List<?> list) {
      ArrayNode array = factory.arrayNode();
      list.forEach(element -> array.add(node(element)));
      return array;
    }
    if (value instanceof Map<?, ?> map) {
      ObjectNode object = factory.objectNode();
      map.forEach((name, member) -> object.set((String) name, node(member)));
      return object;
    }
    return factory.textNode((String) value);
  }
}
