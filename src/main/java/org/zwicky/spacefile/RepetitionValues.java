package org.zwicky.spacefile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.zwicky.spacefile.Possibilities.Possible;

/**
 * Numbers that differ from one repetition to the next: {@code {"ref", "growth"}} is ref ×
 * growth^repetition (rounded half up for whole numbers), {@code {"first", "rest"}} treats the first
 * one apart, and a list gives one value each, its last for all further repetitions.
 */
final class RepetitionValues {

  private static final Set<String> FIELDS = Set.of("ref", "growth", "first", "rest");

  private RepetitionValues() {}

  /** Whether the JSON has one of these forms. */
  static boolean isOne(JsonNode node) {
    return node.isArray() || (node.isObject() && FIELDS.stream().anyMatch(node::has));
  }

  /** The value for the present repetition. */
  static Possibilities<JsonNode> of(Cursor cursor, FieldType<?> type) {
    if (cursor.scope().repetition().isEmpty()) {
      cursor.note(
          "needs %s, but found %s%s (values that differ by repetition work inside \"repeat\" only)."
              .formatted(type.expected(), JsonDialect.show(cursor.node()), FieldValues.INLINE));
      return Possibilities.broken();
    }
    int repetition = cursor.scope().repetition().getAsInt();
    if (cursor.node().isArray()) {
      return list(cursor, type, repetition);
    }
    Optional<ObjectReader> fields = ObjectReader.of(cursor);
    if (fields.isEmpty()) {
      return Possibilities.broken();
    }
    return fields.get().has("first") || fields.get().has("rest")
        ? firstAndRest(fields.get(), type, repetition)
        : growing(fields.get(), type, repetition);
  }

  /** The value for the present repetition from a list; any other value as it is. */
  static JsonNode pick(JsonNode value, Cursor cursor) {
    return value.isArray() && !value.isEmpty() && cursor.scope().repetition().isPresent()
        ? value.get(Math.min(cursor.scope().repetition().getAsInt(), value.size() - 1))
        : value;
  }

  private static Possibilities<JsonNode> list(Cursor cursor, FieldType<?> type, int repetition) {
    if (cursor.node().isEmpty()) {
      cursor.note("needs " + type.expected() + ", but found an empty list.");
      return Possibilities.broken();
    }
    List<Possibilities<JsonNode>> elements = new ArrayList<>();
    for (int i = 0; i < cursor.node().size(); i++) {
      elements.add(asNodes(FieldValues.of(cursor.child(i), new PlainType<>(type))));
    }
    return elements.get(Math.min(repetition, elements.size() - 1));
  }

  private static Possibilities<JsonNode> firstAndRest(
      ObjectReader fields, FieldType<?> type, int repetition) {
    Possibilities<JsonNode> first = asNodes(fields.requiredValues("first", new PlainType<>(type)));
    Possibilities<JsonNode> rest = asNodes(fields.requiredValues("rest", new PlainType<>(type)));
    fields.done("first", "rest");
    return repetition == 0 ? first : rest;
  }

  private static Possibilities<JsonNode> growing(
      ObjectReader fields, FieldType<?> type, int repetition) {
    Possibilities<Double> bases = fields.requiredValues("ref", new PlainType<>(DecimalType.any()));
    Possibilities<Double> growths =
        fields.requiredValues("growth", new PlainType<>(DecimalType.above0()));
    fields.done("ref", "growth");
    if (bases.isBroken() || growths.isBroken()) {
      return Possibilities.broken();
    }
    List<Possible<JsonNode>> values =
        bases.values().stream()
            .flatMap(base -> grown(base, growths, type.isWhole(), repetition))
            .toList();
    return new Possibilities<>(values, bases.absentUnless().or(growths::absentUnless));
  }

  private static Stream<Possible<JsonNode>> grown(
      Possible<Double> base, Possibilities<Double> growths, boolean whole, int repetition) {
    return growths.values().stream()
        .map(
            growth -> {
              double value = base.value() * Math.pow(growth.value(), repetition);
              JsonNode node = whole ? whole(value) : JsonNodeFactory.instance.numberNode(value);
              return new Possible<>(
                  node,
                  "it is %s in repetition %d".formatted(JsonDialect.show(node), repetition + 1));
            });
  }

  private static JsonNode whole(double value) {
    return Math.abs(value) < 1L << 53
        ? JsonDialect.node(Math.round(value))
        : JsonNodeFactory.instance.numberNode(value);
  }

  private static Possibilities<JsonNode> asNodes(Possibilities<?> parsed) {
    List<Possible<JsonNode>> nodes =
        parsed.values().stream()
            .map(
                possible ->
                    new Possible<JsonNode>(
                        JsonNodeFactory.instance.numberNode(
                            ((Number) possible.value()).doubleValue()),
                        possible.origin()))
            .toList();
    return new Possibilities<>(nodes, parsed.absentUnless());
  }
}
