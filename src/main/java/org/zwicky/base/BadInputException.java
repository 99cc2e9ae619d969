package org.zwicky.base;

/**
 * Something a person gave is wrong: a file, a field, a flag. The message says what, where and how
 * to mend it, and is shown as it is; the command line answers with exit code 2.
 */
public class BadInputException extends ZwickyException {

  private static final long serialVersionUID = 1L;

  /** What the command line ends with. */
  private static final int BAD_INPUT = 2;

  /** With a message that says what, where and how to mend it. */
  public BadInputException(String message) {
    super(message);
  }

  /** With such a message, and what caused it. */
  public BadInputException(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public int exitCode() {
    return BAD_INPUT;
  }
}
