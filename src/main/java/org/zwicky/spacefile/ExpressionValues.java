package org.zwicky.spacefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.zwicky.space.Values;
import org.zwicky.space.expression.ExpressionException;
import org.zwicky.space.expression.Formula;
import org.zwicky.spacefile.Possibilities.Possible;

/** Expressions as people write them, and all that they can come to. */
final class ExpressionValues {

  private ExpressionValues() {}

  /** All values of the expression at a cursor; whatever keeps it from having one is noted. */
  static Possibilities<JsonNode> of(Cursor cursor, FieldType<?> type) {
    Optional<Formula> parsed = parse(cursor, "$");
    if (parsed.isEmpty()) {
      return Possibilities.broken();
    }
    Formula formula = parsed.get();
    References.Cases cases = cursor.scope().references().cases(formula.parameters());
    Map<JsonNode, Possible<JsonNode>> values = new LinkedHashMap<>();
    for (Map<String, Object> each : cases.values()) {
      Map<String, Object> picked = type.isNumeric() ? pick(each, cursor) : each;
      try {
        JsonNode value = JsonDialect.node(formula.evaluate(picked));
        values.putIfAbsent(
            value,
            new Possible<>(
                value, "it is %s where %s".formatted(JsonDialect.show(value), describe(picked))));
      } catch (ExpressionException e) {
        cursor.note("has no value where %s: %s.".formatted(describe(picked), e.getMessage()));
        return Possibilities.broken();
      }
    }
    return new Possibilities<>(List.copyOf(values.values()), cases.absentUnless());
  }

  /**
   * Reads the text at a cursor; a slip is noted, with its column in the text.
   *
   * @param sign before names in a suggestion
   */
  static Optional<Formula> parse(Cursor cursor, String sign) {
    String text = cursor.node().textValue();
    References references = cursor.scope().references();
    try {
      return Optional.of(Formula.parse(text, references.paths()));
    } catch (ExpressionException e) {
      String place =
          e.column() > 1 || e.unknownName().isEmpty()
              ? " at character %d of \"%s\"".formatted(e.column(), text)
              : "";
      cursor.note(
          e.unknownName()
              .filter(name -> !name.isEmpty())
              .map(name -> unknown(name, place, references, sign))
              .orElseGet(() -> e.getMessage() + place + "."));
      return Optional.empty();
    }
  }

  /** The parameters that a text refers to; of one that cannot be read, those it seems to mean. */
  static Set<String> parameters(String text, Set<String> paths) {
    try {
      return Formula.parse(text, paths).parameters();
    } catch (ExpressionException e) {
      return paths.stream().filter(text::contains).collect(Collectors.toSet());
    }
  }

  static String describe(Map<String, Object> values) {
    return values.entrySet().stream()
        .map(entry -> entry.getKey() + " is " + JsonDialect.node(entry.getValue()))
        .collect(Collectors.joining(" and "));
  }

  private static String unknown(String name, String place, References references, String sign) {
    int dot = name.indexOf('.');
    if (dot > 0 && references.names().contains(name.substring(0, dot))) {
      String parameter = name.substring(0, dot);
      List<String> members =
          references.paths().stream().filter(path -> path.startsWith(parameter + ".")).toList();
      String known =
          members.isEmpty()
              ? "its values are no objects"
              : "there are " + String.join(", ", members);
      return "refers to \"%s\"%s, but \"%s\" has no such member%s (%s)."
          .formatted(name, place, parameter, Nearest.question(sign, name, members), known);
    }
    Set<String> names = references.names();
    String known = names.isEmpty() ? "the file has none" : "there are " + String.join(", ", names);
    return "refers to a parameter \"%s\" that is not defined%s%s (%s)."
        .formatted(
            name,
            place,
            Nearest.to(name, names).isEmpty() && sign.isEmpty()
                ? "; a text stands in quotes, '" + name + "'"
                : Nearest.question(sign, name, names),
            known);
  }

  /** Of lists, the value for the present repetition. */
  private static Map<String, Object> pick(Map<String, Object> values, Cursor cursor) {
    Map<String, Object> picked = new LinkedHashMap<>();
    values.forEach(
        (name, value) ->
            picked.put(
                name,
                value instanceof List
                    ? JsonDialect.value(RepetitionValues.pick(JsonDialect.node(value), cursor))
                        .map(Values::normalise)
                        .orElse(value)
                    : value));
    return picked;
  }

  /** Texts within a part of a file that are references or expressions. */
  static List<String> texts(JsonNode part) {
    List<String> texts = new ArrayList<>();
    if (FieldValues.isReference(part)) {
      texts.add(part.textValue());
    }
    part.forEach(child -> texts.addAll(texts(child)));
    return texts;
  }
}
