package org.zwicky.app.sweep;

import org.zwicky.base.ZwickyException;

/** A trial that was run for its result had none. */
final class TrialFailedException extends ZwickyException {

  private static final long serialVersionUID = 1L;

  TrialFailedException(String reason) {
    super("The trial failed: " + reason);
  }
}
