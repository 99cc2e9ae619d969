package org.zwicky.cli;

/** A trial that was run for its result had none. */
final class TrialFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TrialFailedException(String reason) {
    super("The trial failed: " + reason);
  }
}
