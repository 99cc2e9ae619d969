package org.zwicky.optimize;

import org.zwicky.base.ZwickyException;

/** Five trials failed one after another; the cause is what the last one threw, if it threw. */
public final class OptimizationFailedException extends ZwickyException {

  private static final long serialVersionUID = 1L;

  private final transient Results results;

  OptimizationFailedException(String message, Throwable cause, Results results) {
    super(message, cause);
    this.results = results;
  }

  /** All trials until then. */
  public Results results() {
    return results;
  }
}
