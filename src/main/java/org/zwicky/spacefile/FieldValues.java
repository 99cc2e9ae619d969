package org.zwicky.spacefile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.zwicky.spacefile.Possibilities.Possible;

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

  /** Whether it is a reference or an expression where those are read. */
  static boolean isReference(JsonNode node) {
    return node.isTextual() && node.textValue().indexOf(REFERENCE) >= 0;
  }

  /** The object that a reference stands for; empty where it stands for something else. */
  static Optional<JsonNode> object(Cursor cursor) {
    return path(cursor)
        .flatMap(path -> reference(cursor, path).values().stream().findFirst())
        .map(Possible::value)
        .filter(JsonNode::isObject);
  }

  /** The one parameter, or member of one, that a text names; empty where it is something else. */
  private static Optional<String> path(Cursor cursor) {
    if (cursor.scope().references() == References.NONE
        || !isReference(cursor.node())
        || cursor.node().textValue().charAt(0) != REFERENCE) {
      return Optional.empty();
    }
    return Optional.of(cursor.node().textValue().substring(1))
        .filter(cursor.scope().references().paths()::contains);
  }

  /** Whether a place that takes parameters has what belongs into the section of parameters. */
  private static boolean isInlineParameter(Cursor cursor) {
    return cursor.node().isContainerNode() && cursor.scope().references() != References.NONE;
  }

  private static Possibilities<JsonNode> nodes(Cursor cursor, FieldType<?> type) {
    JsonNode node = cursor.node();
    if (isReference(node) && cursor.scope().references() != References.NONE) {
      return path(cursor)
          .map(path -> picked(reference(cursor, path), cursor, type))
          .orElseGet(() -> ExpressionValues.of(cursor, type));
    }
    boolean mayDiffer = cursor.scope().references() != References.NONE;
    return mayDiffer && type.isNumeric() && RepetitionValues.isOne(node)
        ? RepetitionValues.of(cursor, type)
        : Possibilities.only(node, "found " + JsonDialect.show(node));
  }

  private static Possibilities<JsonNode> reference(Cursor cursor, String path) {
    String[] steps = path.split("\\.", -1);
    References.Cases cases = cursor.scope().references().cases(Set.of(steps[0]));
    List<Possible<JsonNode>> values = new ArrayList<>();
    for (Map<String, Object> each : cases.values()) {
      JsonNode value = JsonDialect.node(each.get(steps[0]));
      String whole = JsonDialect.show(value);
      for (int i = 1; i < steps.length && value != null; i++) {
        value = value.get(steps[i]);
      }
      values.add(
          value == null
              ? new Possible<>(
                  missing(), "$%s does not exist where %s is %s".formatted(path, steps[0], whole))
              : new Possible<>(value, "$" + path + " can be " + JsonDialect.show(value)));
    }
    return new Possibilities<>(values.stream().distinct().toList(), cases.absentUnless());
  }

  /** Fits no field. */
  private static JsonNode missing() {
    return MissingNode.getInstance();
  }

  private static Possibilities<JsonNode> picked(
      Possibilities<JsonNode> values, Cursor cursor, FieldType<?> type) {
    if (!type.isNumeric()) {
      return values;
    }
    return new Possibilities<>(
        values.values().stream()
            .map(
                possible -> {
                  JsonNode value = RepetitionValues.pick(possible.value(), cursor);
                  return value == possible.value()
                      ? possible
                      : new Possible<>(
                          value, cursor.node().textValue() + " can be " + JsonDialect.show(value));
                })
            .toList(),
        values.absentUnless());
  }

  private static void noteMisfits(
      Cursor cursor, FieldType<?> type, List<Possible<JsonNode>> misfits) {
    Possible<JsonNode> first = misfits.get(0);
    int others = misfits.size() - 1;
    String more =
        others == 0 ? "" : " (and " + others + " other value" + (others == 1 ? ")" : "s)");
    String advice = advice(cursor, type, first.value());
    String end = advice.endsWith("?") ? "" : ".";
    cursor.note("needs " + type.expected() + ", but " + first.origin() + more + advice + end);
  }

  private static String advice(Cursor cursor, FieldType<?> type, JsonNode misfit) {
    JsonNode node = cursor.node();
    if (isReference(node) && cursor.scope().references() == References.NONE) {
      return "; parameters can stand in \"network\" and \"training\" only";
    }
    if (node.isTextual() && cursor.scope().references().names().contains(node.textValue())) {
      return "; for the parameter write \"$%s\"".formatted(node.textValue());
    }
    boolean fraction = misfit.isNumber() && misfit.doubleValue() != Math.rint(misfit.doubleValue());
    if (isReference(node) && type.isWhole() && fraction) {
      return "; write \"round(%s)\"".formatted(node.textValue().strip());
    }
    String hint = type.hint(misfit);
    return hint.isEmpty() && isInlineParameter(cursor) ? INLINE : hint;
  }
}
