package org.zwicky.spacefile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;

/** Objects, whatever their members. */
record ObjectType() implements FieldType<JsonNode> {

  @Override
  public String expected() {
    return "an object, { … }";
  }

  @Override
  public Optional<JsonNode> parse(JsonNode node) {
    return Optional.of(node).filter(JsonNode::isObject);
  }

  @Override
  public JsonNode placeholder() {
    return JsonNodeFactory.instance.objectNode();
  }
}
