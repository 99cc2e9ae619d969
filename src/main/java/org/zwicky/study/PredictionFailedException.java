package org.zwicky.study;

import org.zwicky.base.ZwickyException;

/** The test part could not be predicted; the message says why, for people. */
public final class PredictionFailedException extends ZwickyException {

  private static final long serialVersionUID = 1L;

  /** With the reason. */
  public PredictionFailedException(String message) {
    super(message);
  }
}
