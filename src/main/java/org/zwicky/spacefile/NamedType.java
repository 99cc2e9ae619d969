package org.zwicky.spacefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** One of a few names, each standing for a value. */
record NamedType<T>(Map<String, T> known) implements FieldType<T> {

  /** Names with what they stand for, in the names' order. */
  static <T> NamedType<T> of(Collection<String> names, Function<String, T> value) {
    Map<String, T> known = new LinkedHashMap<>();
    names.forEach(name -> known.put(name, value.apply(name)));
    return new NamedType<>(known);
  }

  /** The constants of an enum by the names that {@code key} gives. */
  static <E extends Enum<E>> NamedType<E> of(Class<E> type, Function<E, String> key) {
    Map<String, E> known = new LinkedHashMap<>();
    Arrays.stream(type.getEnumConstants()).forEach(value -> known.put(key.apply(value), value));
    return new NamedType<>(known);
  }

  /** The constants of an enum by their names in lower case. */
  static <E extends Enum<E>> NamedType<E> of(Class<E> type) {
    return of(type, constant -> constant.name().toLowerCase(Locale.ROOT));
  }

  @Override
  public String expected() {
    String names = "\"" + String.join("\", \"", known.keySet()) + "\"";
    return known.size() == 1 ? names : "one of " + names;
  }

  @Override
  public Optional<T> parse(JsonNode node) {
    return node.isTextual() ? Optional.ofNullable(known.get(node.textValue())) : Optional.empty();
  }

  @Override
  public T placeholder() {
    return known.values().iterator().next();
  }

  @Override
  public String hint(JsonNode node) {
    return node.isTextual()
        ? Nearest.question("", node.textValue(), known.keySet())
        : within(node)
            .map("; write \"%s\" alone, and its settings beside it"::formatted)
            .orElse("");
  }

  /** The name that an object was made for, as its type or its only member. */
  private Optional<String> within(JsonNode node) {
    String type = node.path("type").asText();
    String only = node.size() == 1 && node.isObject() ? node.fieldNames().next() : "";
    return Stream.of(type, only).filter(known::containsKey).findFirst();
  }
}
