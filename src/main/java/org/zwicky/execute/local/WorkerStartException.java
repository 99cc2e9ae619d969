package org.zwicky.execute.local;

import org.zwicky.base.ZwickyException;

/**
 * Worker processes can't be started, or can't prepare themselves; the message says why, for people.
 */
public final class WorkerStartException extends ZwickyException {

  private static final long serialVersionUID = 1L;

  WorkerStartException(String why, Throwable cause) {
    super("No worker process could be started: " + why, cause);
  }
}
