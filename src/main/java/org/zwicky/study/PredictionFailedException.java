package org.zwicky.study;

/** The test part could not be predicted; the message says why, for people. */
public final class PredictionFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With the reason. */
  public PredictionFailedException(String message) {
    super(message);
  }
}
