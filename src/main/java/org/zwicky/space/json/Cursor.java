package org.zwicky.space.json;

import com.fasterxml.jackson.databind.JsonNode;

/** A value of the tree, with its pointer and what reading it depends on. */
record Cursor(JsonNode node, String pointer, Scope scope) {

  Cursor child(String name) {
    return new Cursor(node.get(name), Pointers.child(pointer, name), scope);
  }

  Cursor child(int index) {
    return new Cursor(node.get(index), Pointers.child(pointer, index), scope);
  }

  Cursor within(Scope other) {
    return new Cursor(node, pointer, other);
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
    if (scope.repetition().orElse(0) == 0 || !scope.problems().has(at)) {
      scope.problems().add(at, message);
    }
  }
}
