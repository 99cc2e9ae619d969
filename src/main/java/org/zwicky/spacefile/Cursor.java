package org.zwicky.spacefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** A value of the tree, with its pointer and what reading it depends on. */
record Cursor(JsonNode node, String pointer, Scope scope) {

  Cursor child(String name) {
    return new Cursor(node.get(name), Pointers.child(pointer, name), scope).given();
  }

  Cursor child(int index) {
    return new Cursor(node.get(index), Pointers.child(pointer, index), scope).given();
  }

  Cursor within(Scope other) {
    return new Cursor(node, pointer, other);
  }

  /** Puts an object in the place of the parameter that stands for it. */
  private Cursor given() {
    if (node == null || !node.isTextual()) {
      return this;
    }
    Optional<JsonNode> object = FieldValues.object(this);
    return object
        .map(
            value ->
                new Cursor(
                    value,
                    pointer,
                    scope.withOrigin(" (" + node.textValue() + " is " + value + ")")))
        .orElse(this);
  }

  /** Notes a problem with this value; once only where repetitions read it again. */
  void note(String message) {
    noteAt(pointer, message);
  }

  /** Notes a problem with a member that is missing. */
  void noteMissing(String name, String message) {
    noteAt(Pointers.child(pointer, name), message);
  }

  private void noteAt(String at, String message) {
    if (!scope.isAgain() || !scope.problems().has(at)) {
      scope.problems().add(at, message + scope.origin());
    }
  }
}
