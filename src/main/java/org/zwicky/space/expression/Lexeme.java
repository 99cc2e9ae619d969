package org.zwicky.space.expression;

/**
 * A piece of an expression.
 *
 * @param kind what it is
 * @param text in the form that {@link Parser} reads; of a {@link Kind#NAME} the name, of a {@link
 *     Kind#TEXT} what stands between the quotes
 * @param column where it begins in the text, from 1
 */
record Lexeme(Kind kind, String text, int column) {

  enum Kind {
    NUMBER,
    TEXT,
    NAME,
    CONSTANT,
    FUNCTION,
    INFIX,
    PREFIX,
    OPEN,
    CLOSE,
    COMMA;

    /** Whether a value ends with it. */
    boolean endsValue() {
      return this == NUMBER || this == TEXT || this == NAME || this == CONSTANT || this == CLOSE;
    }

    /** Whether a value begins with it. */
    boolean beginsValue() {
      return this != INFIX && this != CLOSE && this != COMMA;
    }
  }
}
