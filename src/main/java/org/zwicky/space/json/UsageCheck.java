package org.zwicky.space.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Finds parameters that change nothing. */
final class UsageCheck {

  private final ObjectReader root;
  private final Set<String> used = new HashSet<>();

  UsageCheck(ObjectReader root) {
    this.root = root;
    collect(root.cursor().node().path("network"));
    collect(root.cursor().node().path("training"));
    for (JsonNode parameter : root.cursor().node().path("parameters")) {
      parameter.path("when").fieldNames().forEachRemaining(used::add);
    }
  }

  /** Notes each parameter that no field refers to and no condition looks at. */
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

  private void collect(JsonNode node) {
    if (FieldValues.isReference(node)) {
      used.add(node.textValue().substring(1));
    }
    node.forEach(this::collect);
  }
}
