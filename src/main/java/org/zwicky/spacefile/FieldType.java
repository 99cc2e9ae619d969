package org.zwicky.spacefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Function;

/** What a field takes. */
interface FieldType<T> {

  /** What would be right, to follow "needs", e.g. {@code a whole number of at least 1}. */
  String expected();

  /** The value; empty where the JSON does not fit. */
  Optional<T> parse(JsonNode node);

  /** A valid value, to go on with after a problem was noted. */
  T placeholder();

  /** A question to append to a message about a value that does not fit; may be empty. */
  default String hint(JsonNode node) {
    return "";
  }

  /** Whether it takes numbers, which may differ from one repetition to the next. */
  default boolean isNumeric() {
    return false;
  }

  /** Whether it takes whole numbers only. */
  default boolean isWhole() {
    return false;
  }

  /** This type with its values converted. */
  default <R> FieldType<R> map(Function<? super T, ? extends R> conversion) {
    FieldType<T> base = this;
    return new FieldType<>() {
      @Override
      public String expected() {
        return base.expected();
      }

      @Override
      public Optional<R> parse(JsonNode node) {
        return base.parse(node).map(conversion);
      }

      @Override
      public R placeholder() {
        return conversion.apply(base.placeholder());
      }

      @Override
      public String hint(JsonNode node) {
        return base.hint(node);
      }

      @Override
      public boolean isNumeric() {
        return base.isNumeric();
      }

      @Override
      public boolean isWhole() {
        return base.isWhole();
      }
    };
  }
}
