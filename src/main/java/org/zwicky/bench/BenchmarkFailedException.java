package org.zwicky.bench;

/** A worker could not train or predict; the message says why. */
public final class BenchmarkFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BenchmarkFailedException(String message) {
    super(message);
  }
}
