package org.zwicky.spacefile;

import java.util.OptionalInt;

/**
 * What reading a value depends on besides the value.
 *
 * @param problems where problems go
 * @param references what {@code "$name"} stands for
 * @param repetition the repetition of the innermost {@code repeat}, from 0; empty outside
 * @param origin what to add to messages, as the parameter that a whole object comes from
 */
record Scope(
    ProblemCollector problems, References references, OptionalInt repetition, String origin) {

  Scope(ProblemCollector problems, References references, OptionalInt repetition) {
    this(problems, references, repetition, "");
  }

  /**
   * Within layers that are repeated.
   *
   * @param known what follows from there being such a repetition
   */
  Scope inRepetition(int index, KnownCondition known) {
    return new Scope(problems, references.where(known), OptionalInt.of(index), origin);
  }

  Scope withOrigin(String other) {
    return new Scope(problems, references, repetition, other);
  }

  /** Whether the same place was read before, so that its problems are known. */
  boolean isAgain() {
    return repetition.orElse(0) > 0 || references.variant() > 0;
  }
}
