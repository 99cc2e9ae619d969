package org.zwicky.spacefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A type whose values are the same in every repetition, even where they are numbers.
 *
 * @param base what it takes otherwise
 */
record PlainType<T>(FieldType<T> base) implements FieldType<T> {

  @Override
  public String expected() {
    return base.expected();
  }

  @Override
  public Optional<T> parse(JsonNode node) {
    return base.parse(node);
  }

  @Override
  public T placeholder() {
    return base.placeholder();
  }

  @Override
  public String hint(JsonNode node) {
    return base.hint(node);
  }

  @Override
  public boolean isWhole() {
    return base.isWhole();
  }
}
