package org.zwicky.spacefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.zwicky.space.Condition;
import org.zwicky.space.Parameter;
import org.zwicky.space.Requirement;

/**
 * Reads a {@code when}: each parent with what is required of it, or a list of such objects, of
 * which one must hold.
 *
 * @param names of all parameters in the file
 * @param domains what the parameters that could be read can be
 */
record ConditionReader(Set<String> names, Map<String, Parameter> domains) {

  /** The parameters that a {@code when} looks at, as far as it has the right form. */
  static Set<String> parents(JsonNode when) {
    Set<String> parents = new LinkedHashSet<>();
    if (when.isArray()) {
      when.forEach(alternative -> alternative.fieldNames().forEachRemaining(parents::add));
    } else {
      when.fieldNames().forEachRemaining(parents::add);
    }
    return parents;
  }

  /** A condition in words, values as in JSON. */
  static String describe(Condition condition) {
    return condition.describe(value -> JsonDialect.node(value).toString());
  }

  /** The condition; empty where a problem was noted. */
  Optional<Condition> read(Cursor when) {
    List<Map<String, Requirement>> alternatives = new ArrayList<>();
    if (when.node().isArray()) {
      if (when.node().isEmpty()) {
        noteEmpty(when);
      }
      for (int i = 0; i < when.node().size(); i++) {
        alternative(when.child(i)).ifPresent(alternatives::add);
      }
    } else {
      alternative(when).ifPresent(alternatives::add);
    }
    return alternatives.isEmpty() ? Optional.empty() : Optional.of(new Condition(alternatives));
  }

  private Optional<Map<String, Requirement>> alternative(Cursor cursor) {
    if (cursor.node().isTextual()) {
      cursor.note(
          "needs an object such as { \"imbalance\": \"focal\" } or { \"blocks\": { \">=\": 3 } }, but found %s; expressions are for \"constraints\"."
              .formatted(JsonDialect.show(cursor.node())));
      return Optional.empty();
    }
    Optional<ObjectReader> object = ObjectReader.of(cursor);
    if (object.isEmpty()) {
      return Optional.empty();
    }
    if (object.get().names().isEmpty()) {
      noteEmpty(cursor);
    }
    Map<String, Requirement> requirements = new LinkedHashMap<>();
    for (String parent : object.get().names()) {
      requirement(parent, cursor.child(parent)).ifPresent(each -> requirements.put(parent, each));
    }
    return requirements.isEmpty() ? Optional.empty() : Optional.of(requirements);
  }

  private static void noteEmpty(Cursor cursor) {
    cursor.note("needs a parameter and its value, such as { \"imbalance\": \"focal\" }.");
  }

  private Optional<Requirement> requirement(String parent, Cursor field) {
    if (!names.contains(parent)) {
      field.note(
          "looks at a parameter \"%s\" that is not defined%s (there are %s)."
              .formatted(
                  parent,
                  Nearest.question("", parent, names),
                  names.stream().sorted().collect(Collectors.joining(", "))));
      return Optional.empty();
    }
    return Optional.ofNullable(domains.get(parent))
        .flatMap(domain -> new RequirementReader(domain).read(field));
  }
}
