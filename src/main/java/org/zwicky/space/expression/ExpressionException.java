package org.zwicky.space.expression;

import java.util.Optional;
import org.zwicky.base.BadInputException;

/** An expression that cannot be read, or has no value for the values it was given. */
public class ExpressionException extends BadInputException {

  private static final long serialVersionUID = 1L;

  private final int column;
  private final String unknownName;

  /**
   * @param message what is wrong, a clause without a full stop
   * @param column where in the text, from 1; 0 where no place can be named
   * @param unknownName the name that is not known, if that is what is wrong; else null
   */
  ExpressionException(String message, int column, String unknownName) {
    super(message);
    this.column = column;
    this.unknownName = unknownName;
  }

  ExpressionException(String message, int column) {
    this(message, column, null);
  }

  /** Where in the text, from 1; 0 where no place can be named. */
  public int column() {
    return column;
  }

  /** The name that is not known, with its members after dots, if that is what is wrong. */
  public Optional<String> unknownName() {
    return Optional.ofNullable(unknownName);
  }
}
