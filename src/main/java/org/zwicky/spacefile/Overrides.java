package org.zwicky.spacefile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Sets single fields from {@code path.to.field=value}. Numbers in the path count the elements of a
 * list from 0; a path that begins with a slash is a JSON pointer. The value is read as JSON where
 * it is JSON, and as a text elsewhere; null takes the field away.
 */
final class Overrides {

  private static final String PARAMETERS = "parameters";

  private final LocatedTree tree;
  private final ProblemCollector problems;

  private Overrides(LocatedTree tree, ProblemCollector problems) {
    this.tree = tree;
    this.problems = problems;
  }

  /** Changes the tree; an override that cannot be applied is noted as a problem. */
  static void apply(LocatedTree tree, List<String> overrides, ProblemCollector problems) {
    overrides.forEach(new Overrides(tree, problems)::apply);
  }

  private void apply(String override) {
    int equals = override.indexOf('=');
    String path = equals < 0 ? "" : override.substring(0, equals).strip();
    List<String> segments = segments(path);
    if (segments.isEmpty() || segments.stream().anyMatch(String::isEmpty)) {
      problems.add(
          "",
          Optional.empty(),
          "cannot set \"%s\"; write path.to.field=value, such as training.epochs=3."
              .formatted(override));
      return;
    }
    String text = override.substring(equals + 1);
    JsonNode value = LocatedTreeReader.readValue(text).orElseGet(() -> tree.root().textNode(text));
    set(segments, value, override);
  }

  private static List<String> segments(String path) {
    if (path.startsWith("/")) {
      return Arrays.stream(path.substring(1).split("/", -1)).map(Pointers::unescape).toList();
    }
    return path.isEmpty() ? List.of() : List.of(path.split("\\.", -1));
  }

  private void set(List<String> segments, JsonNode value, String override) {
    JsonNode at = tree.root();
    String pointer = "";
    for (int i = 0; i < segments.size(); i++) {
      String segment = segments.get(i);
      boolean last = i == segments.size() - 1;
      String next = Pointers.child(pointer, segment);
      if (!isPlace(at, segment, pointer, override) || !isParameter(segments, i, next, override)) {
        return;
      }
      if (last) {
        put(at, segment, value);
        tree.overrides().put(next, override);
        dropOtherKinds(segments, at);
        return;
      }
      if (at instanceof ObjectNode object && !object.has(segment)) {
        object.putObject(segment);
        tree.overrides().put(next, override);
      }
      at = at.isArray() ? at.get(Integer.parseInt(segment)) : at.get(segment);
      pointer = next;
    }
  }

  private boolean isPlace(JsonNode at, String segment, String pointer, String override) {
    if (at.isObject()) {
      return true;
    }
    if (at.isArray() && segment.matches("\\d{1,6}") && Integer.parseInt(segment) < at.size()) {
      return true;
    }
    String found =
        at.isArray()
            ? "is a list of " + at.size() + ", counted from 0"
            : "is " + JsonDialect.show(at) + ", not an object";
    problems.add(
        pointer,
        Optional.empty(),
        "%s, so \"%s\" is not in it (set by %s).".formatted(found, segment, override));
    return false;
  }

  /** A new parameter must be given as a whole, so that a slip in its name is found. */
  private boolean isParameter(List<String> segments, int index, String pointer, String override) {
    JsonNode known = tree.root().path(PARAMETERS);
    if (index != 1
        || segments.size() < 3
        || !segments.get(0).equals(PARAMETERS)
        || known.has(segments.get(1))) {
      return true;
    }
    List<String> names = names(known, name -> true);
    problems.add(
        pointer,
        Optional.empty(),
        "is not a parameter of the file%s (set by %s)."
            .formatted(Nearest.question("", segments.get(1), names), override));
    return false;
  }

  private static void put(JsonNode at, String segment, JsonNode value) {
    if (at instanceof ObjectNode object && value.isNull()) {
      object.remove(segment);
    } else if (at instanceof ArrayNode array) {
      array.set(Integer.parseInt(segment), value);
    } else {
      ((ObjectNode) at).set(segment, value);
    }
  }

  /** Giving a parameter another kind takes the old one away, with what belongs to it. */
  private static void dropOtherKinds(List<String> segments, JsonNode parameter) {
    if (segments.size() == 3
        && segments.get(0).equals(PARAMETERS)
        && ParameterReader.KINDS.contains(segments.get(2))
        && parameter instanceof ObjectNode object) {
      List<String> others =
          names(
              object,
              name -> ParameterReader.KINDS.contains(name) && !name.equals(segments.get(2)));
      if (!others.isEmpty()) {
        object.remove(others);
        object.remove(List.of("step", "log"));
      }
    }
  }

  private static List<String> names(JsonNode object, Predicate<String> wanted) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names.stream().filter(wanted).toList();
  }
}
