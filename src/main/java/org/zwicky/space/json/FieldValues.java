package org.zwicky.space.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.zwicky.space.json.Possibilities.Possible;

/** Finds out what a field can be, and checks all of it. */
final class FieldValues {

  /** What to do for several values of a field. */
  static final String INLINE =
      "; to try several values, define a parameter in \"parameters\" and write \"$\" and its name here";

  private static final char REFERENCE = '$';

  private FieldValues() {}

  /** All values of a field; those that do not fit are noted as one problem and left out. */
  static <T> Possibilities<T> of(Cursor cursor, FieldType<T> type) {
    Possibilities<JsonNode> nodes = nodes(cursor, type);
    List<Possible<T>> fitting = new ArrayList<>();
    List<Possible<JsonNode>> others = new ArrayList<>();
    for (Possible<JsonNode> node : nodes.values()) {
      type.parse(node.value())
          .ifPresentOrElse(
              value -> fitting.add(new Possible<>(value, node.origin())), () -> others.add(node));
    }
    if (!others.isEmpty()) {
      noteMisfits(cursor, type, others);
    }
    return new Possibilities<>(fitting, nodes.absentUnless());
  }

  static boolean isReference(JsonNode node) {
    return node.isTextual() && node.textValue().indexOf(REFERENCE) == 0;
  }

  /** Whether a place that takes parameters has what belongs into the section of parameters. */
  private static boolean isInlineParameter(Cursor cursor) {
    return cursor.node().isContainerNode() && cursor.scope().references() != References.NONE;
  }

  private static Possibilities<JsonNode> nodes(Cursor cursor, FieldType<?> type) {
    JsonNode node = cursor.node();
    if (isReference(node) && cursor.scope().references() != References.NONE) {
      return reference(cursor, type);
    }
    boolean mayDiffer = cursor.scope().references() != References.NONE;
    return mayDiffer && type.isNumeric() && RepetitionValues.isOne(node)
        ? RepetitionValues.of(cursor, type)
        : Possibilities.only(node, "found " + Json.show(node));
  }

  private static Possibilities<JsonNode> reference(Cursor cursor, FieldType<?> type) {
    String name = cursor.node().textValue().substring(1);
    Set<String> names = cursor.scope().references().names();
    if (!names.contains(name)) {
      String known =
          names.isEmpty() ? "the file has none" : "there are " + String.join(", ", names);
      cursor.note(
          "refers to a parameter \"%s\" that is not defined%s (%s)."
              .formatted(name, Nearest.question("$", name, names), known));
      return Possibilities.broken();
    }
    References.Target target = cursor.scope().references().find(name);
    List<Possible<JsonNode>> values =
        target.values().stream()
            .map(value -> type.isNumeric() ? RepetitionValues.pick(value, cursor) : value)
            .map(value -> new Possible<>(value, "$" + name + " can be " + Json.show(value)))
            .toList();
    return new Possibilities<>(values, target.absentUnless());
  }

  private static void noteMisfits(
      Cursor cursor, FieldType<?> type, List<Possible<JsonNode>> misfits) {
    Possible<JsonNode> first = misfits.get(0);
    int others = misfits.size() - 1;
    String more =
        others == 0 ? "" : " (and " + others + " other value" + (others == 1 ? ")" : "s)");
    String advice =
        isReference(cursor.node()) && cursor.scope().references() == References.NONE
            ? "; parameters can stand in \"network\" and \"training\" only"
            : isInlineParameter(cursor) ? INLINE : type.hint(first.value());
    String end = advice.endsWith("?") ? "" : ".";
    cursor.note("needs " + type.expected() + ", but " + first.origin() + more + advice + end);
  }
}
