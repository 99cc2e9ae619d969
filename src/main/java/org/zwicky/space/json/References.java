package org.zwicky.space.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.zwicky.space.Assignment;
import org.zwicky.space.Condition;
import org.zwicky.space.Parameter;

/** What {@code "$name"} stands for. */
interface References {

  /** No references: a text that begins with a dollar sign is plain text. */
  References NONE = new Known(Set.of(), Map.of());

  /** The names that may be referred to. */
  Set<String> names();

  /** What one of {@link #names()} stands for. */
  Target find(String name);

  /**
   * What a name stands for.
   *
   * @param values the values to try; none if the parameter is inactive or could not be read
   * @param absentUnless under which condition there is a value; empty for always
   */
  record Target(List<JsonNode> values, Optional<String> absentUnless) {}

  /** Each parameter stands for all that it can be: how a file is checked. */
  static References to(Set<String> names, Map<String, Parameter> parameters) {
    return new Known(names, parameters);
  }

  /** Each parameter stands for its value in an assignment: how a trial is made. */
  static References to(Set<String> names, Assignment assignment) {
    return new Assigned(names, assignment);
  }

  /** See {@link #to(Set, Map)}. */
  record Known(Set<String> names, Map<String, Parameter> parameters) implements References {

    @Override
    public Target find(String name) {
      Parameter parameter = parameters.get(name);
      return parameter == null
          ? new Target(List.of(), Optional.empty())
          : new Target(
              parameter.samples().stream().map(Json::node).toList(),
              parameter.condition().map(Known::describe));
    }

    private static String describe(Condition condition) {
      return "under its condition on " + String.join(", ", condition.parents());
    }
  }

  /** See {@link #to(Set, Assignment)}. */
  record Assigned(Set<String> names, Assignment assignment) implements References {

    @Override
    public Target find(String name) {
      return assignment
          .get(name)
          .map(value -> new Target(List.of(Json.node(value)), Optional.empty()))
          .orElseGet(() -> new Target(List.of(), Optional.of("in other trials")));
    }
  }
}
