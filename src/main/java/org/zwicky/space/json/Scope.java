package org.zwicky.space.json;

import java.util.OptionalInt;

/**
 * What reading a value depends on besides the value.
 *
 * @param problems where problems go
 * @param references what {@code "$name"} stands for
 * @param repetition the repetition of the innermost {@code repeat}, from 0; empty outside
 */
record Scope(ProblemCollector problems, References references, OptionalInt repetition) {

  Scope inRepetition(int index) {
    return new Scope(problems, references, OptionalInt.of(index));
  }
}
