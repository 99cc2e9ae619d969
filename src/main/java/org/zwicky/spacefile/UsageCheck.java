package org.zwicky.spacefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds parameters that change nothing. */
final class UsageCheck {

  private final ObjectReader root;
  private final Set<String> used = new HashSet<>();

  /**
   * @param paths all parameters and their members
   */
  UsageCheck(ObjectReader root, Set<String> paths) {
    this.root = root;
    JsonNode json = root.cursor().node();
    for (String part : List.of("network", "training")) {
      ExpressionValues.texts(json.path(part))
          .forEach(text -> used.addAll(ExpressionValues.parameters(text, paths)));
    }
    for (JsonNode constraint : json.path("constraints")) {
      used.addAll(ExpressionValues.parameters(constraint.asText(), paths));
    }
    for (JsonNode parameter : json.path("parameters")) {
      used.addAll(ConditionReader.parents(parameter.path("when")));
    }
  }

  /** Notes each parameter that no field or constraint refers to and no condition looks at. */
  void noteUnused(Set<String> names) {
    Optional<Cursor> parameters = root.child("parameters");
    for (String name : names) {
      if (!used.contains(name)) {
        parameters
            .orElseThrow()
            .child(name)
            .note(
                "is never used; write \"$%s\" where its value belongs in \"network\" or \"training\", or take it out."
                    .formatted(name));
      }
    }
  }
}
