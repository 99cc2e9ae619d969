package org.zwicky.spacefile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON object and where its parts stand in the text.
 *
 * @param root the object; overrides change it in place
 * @param values where each value begins, by JSON pointer
 * @param keys where each member's name begins, by JSON pointer
 * @param overrides what a person typed for each overridden place, by JSON pointer
 */
record LocatedTree(
    ObjectNode root,
    Map<String, Place> values,
    Map<String, Place> keys,
    Map<String, String> overrides) {

  /** Where the value is, or the nearest value around it; empty if it came from an override. */
  Optional<Place> placeOf(String pointer) {
    if (overrideOf(pointer).isPresent()) {
      return Optional.empty();
    }
    String at = pointer;
    while (!values.containsKey(at) && !at.isEmpty()) {
      at = Pointers.parent(at);
    }
    return Optional.ofNullable(values.get(at));
  }

  /** Where the member's name is. */
  Optional<Place> placeOfKey(String pointer) {
    return overrideOf(pointer).isPresent()
        ? Optional.empty()
        : Optional.ofNullable(keys.get(pointer)).or(() -> placeOf(pointer));
  }

  /** The override that set this value or one around it. */
  Optional<String> overrideOf(String pointer) {
    return overrides.entrySet().stream()
        .filter(entry -> Pointers.isWithin(pointer, entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
