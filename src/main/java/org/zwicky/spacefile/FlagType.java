package org.zwicky.spacefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** True or false. */
record FlagType() implements FieldType<Boolean> {

  @Override
  public String expected() {
    return "true or false";
  }

  @Override
  public Optional<Boolean> parse(JsonNode node) {
    return node.isBoolean() ? Optional.of(node.booleanValue()) : Optional.empty();
  }

  @Override
  public Boolean placeholder() {
    return false;
  }
}
