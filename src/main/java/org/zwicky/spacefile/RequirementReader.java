package org.zwicky.spacefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.zwicky.space.Comparison;
import org.zwicky.space.Parameter;
import org.zwicky.space.Requirement;

/**
 * Reads what a {@code when} requires of one parameter: a value, a list of values, {@code {"not":
 * …}} or comparisons.
 *
 * @param domain the parameter, without its condition
 */
record RequirementReader(Parameter domain) {

  private static final String NOT = "not";
  private static final FieldType<Double> BOUND = DecimalType.any();

  /** The requirement; empty where a problem was noted. */
  Optional<Requirement> read(Cursor field) {
    JsonNode node = field.node();
    if (node.isObject() && NamedValuesReader.find(node, domain).isEmpty()) {
      return ObjectReader.of(field).flatMap(this::operators);
    }
    return values(field).map(Requirement.OneOf::new);
  }

  private Optional<Requirement> operators(ObjectReader object) {
    Set<String> known = new LinkedHashSet<>(List.of(NOT));
    Stream.of(Comparison.values()).map(Comparison::sign).forEach(known::add);
    if (object.names().stream().noneMatch(known::contains)) {
      object
          .cursor()
          .note(
              "needs a value, a list of values, { \"not\": … } or a comparison such as { \">=\": 3 }, but found %s."
                  .formatted(object.cursor().node()));
      return Optional.empty();
    }
    object.done(Section.OTHER, known);
    List<Requirement> parts = new ArrayList<>();
    object
        .child(NOT)
        .flatMap(this::values)
        .ifPresent(values -> parts.add(new Requirement.NoneOf(values)));
    bounds(object).ifPresent(bounds -> parts.add(new Requirement.Within(bounds)));
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    Requirement requirement = parts.size() == 1 ? parts.get(0) : new Requirement.AllOf(parts);
    if (!requirement.isMetBySome(domain)) {
      object
          .cursor()
          .note(
              "can never be met: %s is never so (it can be %s)."
                  .formatted(
                      requirement.describe(domain.name(), NamedValuesReader::show),
                      NamedValuesReader.describe(domain)));
      return Optional.empty();
    }
    return Optional.of(requirement);
  }

  private Optional<Map<Comparison, Double>> bounds(ObjectReader object) {
    Map<Comparison, Double> bounds = new EnumMap<>(Comparison.class);
    for (Comparison comparison : Comparison.values()) {
      Optional<Cursor> field = object.child(comparison.sign());
      if (field.isPresent()) {
        if (!isOrdered()) {
          field
              .get()
              .note(
                  "compares \"%s\", whose values are not all numbers; name the values instead (it can be %s)."
                      .formatted(domain.name(), NamedValuesReader.describe(domain)));
          return Optional.empty();
        }
        FieldValues.of(field.get(), BOUND).first().ifPresent(to -> bounds.put(comparison, to));
      }
    }
    return bounds.isEmpty() ? Optional.empty() : Optional.of(bounds);
  }

  private boolean isOrdered() {
    return domain.samples().stream().allMatch(Number.class::isInstance);
  }

  private Optional<Set<Object>> values(Cursor field) {
    if (domain.isContinuous()) {
      field.note(
          "looks at a continuous range, which is never met exactly; compare it, as in { \">\": 0.2 }, or give \"%s\" steps."
              .formatted(domain.name()));
      return Optional.empty();
    }
    boolean several =
        field.node().isArray() && NamedValuesReader.find(field.node(), domain).isEmpty();
    if (!several) {
      return NamedValuesReader.read(field, domain).map(Set::of);
    }
    if (field.node().isEmpty()) {
      field.note("needs a value or a list of values, but found an empty list.");
    }
    Set<Object> values = new LinkedHashSet<>();
    for (int i = 0; i < field.node().size(); i++) {
      NamedValuesReader.read(field.child(i), domain).ifPresent(values::add);
    }
    return values.isEmpty() ? Optional.empty() : Optional.of(values);
  }
}
