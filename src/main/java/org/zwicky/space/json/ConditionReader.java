package org.zwicky.space.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.zwicky.space.Condition;
import org.zwicky.space.Parameter;

/**
 * Reads a {@code when}: each parent with the value, or the list of values, it must have.
 *
 * @param names of all parameters in the file
 * @param domains what the parameters that could be read can be
 */
record ConditionReader(Set<String> names, Map<String, Parameter> domains) {

  private static final int MAX_LISTED = 12;

  /** The condition; empty where a problem was noted. */
  Optional<Condition> read(Cursor when) {
    Optional<ObjectReader> object = ObjectReader.of(when);
    if (object.isEmpty()) {
      return Optional.empty();
    }
    if (object.get().names().isEmpty()) {
      when.note("needs a parameter and its value, such as { \"imbalance\": \"focal\" }.");
    }
    Map<String, List<Object>> allowed = new LinkedHashMap<>();
    for (String parent : object.get().names()) {
      List<Object> values = values(parent, when.child(parent));
      if (!values.isEmpty()) {
        allowed.put(parent, values);
      }
    }
    return allowed.isEmpty() ? Optional.empty() : Optional.of(new Condition(allowed));
  }

  private List<Object> values(String parent, Cursor field) {
    if (!names.contains(parent)) {
      field.note(
          "looks at a parameter \"%s\" that is not defined%s (there are %s)."
              .formatted(
                  parent,
                  Nearest.question("", parent, names),
                  names.stream().sorted().collect(Collectors.joining(", "))));
      return List.of();
    }
    Parameter domain = domains.get(parent);
    if (domain == null) {
      return List.of();
    }
    if (domain.isContinuous()) {
      field.note(
          "looks at a continuous range, which is never met exactly; give \"%s\" steps or a choice."
              .formatted(parent));
      return List.of();
    }
    boolean alternatives = field.node().isArray() && find(field.node(), domain).isEmpty();
    if (!alternatives) {
      return value(field, domain).map(List::of).orElse(List.of());
    }
    if (field.node().isEmpty()) {
      field.note("needs a value or a list of values, but found an empty list.");
    }
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < field.node().size(); i++) {
      value(field.child(i), domain).ifPresent(values::add);
    }
    return values;
  }

  private static Optional<Object> value(Cursor field, Parameter domain) {
    Optional<Object> value = find(field.node(), domain);
    if (value.isEmpty()) {
      List<String> texts =
          domain.samples().stream()
              .filter(String.class::isInstance)
              .map(String.class::cast)
              .toList();
      String question =
          field.node().isTextual() ? Nearest.question("", field.node().textValue(), texts) : "";
      field.note(
          "is %s, which \"%s\" never is%s (it can be %s)."
              .formatted(Json.show(field.node()), domain.name(), question, describe(domain)));
    }
    return value;
  }

  /** The domain's own value that the JSON means: 1 and 1.0 are the same here. */
  private static Optional<Object> find(JsonNode node, Parameter domain) {
    Optional<Object> value = Json.value(node);
    if (value.isPresent() && value.get() instanceof Number number) {
      List<Object> readings =
          number.doubleValue() == number.longValue()
              ? List.of(number, number.doubleValue(), number.longValue())
              : List.of(number);
      return readings.stream().filter(domain::contains).findFirst();
    }
    return value.filter(domain::contains);
  }

  private static String describe(Parameter domain) {
    long count = domain.count().orElse(Long.MAX_VALUE);
    List<Object> shown =
        count <= MAX_LISTED
            ? LongStream.range(0, count).mapToObj(domain::valueAt).toList()
            : domain.samples();
    return shown.stream()
            .map(value -> Json.node(value).toString())
            .collect(Collectors.joining(", "))
        + (count > shown.size() ? ", …" : "");
  }
}
