package org.zwicky.base;

/**
 * Something went wrong in a way that is known: the message says what, and how to mend it, and is
 * shown to a person as it is. What is none of these is a fault of the program.
 */
public class ZwickyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** The work failed. */
  private static final int FAILED = 1;

  /** With a message for people. */
  public ZwickyException(String message) {
    super(message);
  }

  /** With a message for people, and what caused it. */
  public ZwickyException(String message, Throwable cause) {
    super(message, cause);
  }

  /** What the command line ends with: 1 where the work failed, 2 where the input is wrong. */
  public int exitCode() {
    return FAILED;
  }
}
