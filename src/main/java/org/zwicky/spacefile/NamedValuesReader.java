package org.zwicky.spacefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.zwicky.space.Conversion;
import org.zwicky.space.Parameter;

/** Reads values of parameters where a file names some of them. */
final class NamedValuesReader {

  private static final int MAX_LISTED = 12;

  private NamedValuesReader() {}

  /** The value of the parameter that is at the cursor; one that it never has is noted. */
  static Optional<Object> read(Cursor field, Parameter parameter) {
    Optional<Object> value = find(field.node(), parameter);
    if (value.isEmpty()) {
      List<String> texts =
          parameter.samples().stream()
              .filter(String.class::isInstance)
              .map(String.class::cast)
              .toList();
      String question =
          field.node().isTextual() ? Nearest.question("", field.node().textValue(), texts) : "";
      field.note(
          "is %s, which \"%s\" never is%s (it can be %s)."
              .formatted(
                  JsonDialect.show(field.node()), parameter.name(), question, describe(parameter)));
    }
    return value;
  }

  /** The parameter's own value that the JSON means: 1 and 1.0 are the same here. */
  static Optional<Object> find(JsonNode node, Parameter parameter) {
    return JsonDialect.value(node).flatMap(value -> Conversion.to(parameter, value));
  }

  /** What a parameter can be, in words. */
  static String describe(Parameter parameter) {
    if (parameter.isContinuous()) {
      return show(parameter.atCoordinate(0)) + " to " + show(parameter.atCoordinate(1));
    }
    long count = parameter.count().orElseThrow();
    if (count > MAX_LISTED && parameter.valueAt(0) instanceof Number) {
      return show(parameter.valueAt(0)) + " to " + show(parameter.valueAt(count - 1));
    }
    return LongStream.range(0, Math.min(count, MAX_LISTED))
            .mapToObj(parameter::valueAt)
            .map(NamedValuesReader::show)
            .collect(Collectors.joining(", "))
        + (count > MAX_LISTED ? ", …" : "");
  }

  /** A value as the file would have it. */
  static String show(Object value) {
    return JsonDialect.node(value).toString();
  }
}
