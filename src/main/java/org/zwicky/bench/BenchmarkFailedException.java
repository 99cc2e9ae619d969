package org.zwicky.bench;

import org.zwicky.base.ZwickyException;

/** A worker could not train or predict; the message says why. */
public final class BenchmarkFailedException extends ZwickyException {

  private static final long serialVersionUID = 1L;

  BenchmarkFailedException(String message) {
    super(message);
  }
}
