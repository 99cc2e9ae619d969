package org.zwicky.spacefile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;

/**
 * Objects, whatever their members, and {@code "none"}.
 *
 * @param example of such an object
 */
record ObjectOrNoneType(String example) implements FieldType<JsonNode> {

  static final String NONE = "none";

  @Override
  public String expected() {
    return "an object, such as " + example + ", or \"none\"";
  }

  @Override
  public Optional<JsonNode> parse(JsonNode node) {
    return Optional.of(node).filter(it -> it.isObject() || NONE.equals(it.textValue()));
  }

  @Override
  public JsonNode placeholder() {
    return JsonNodeFactory.instance.objectNode();
  }
}
