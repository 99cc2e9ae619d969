package org.zwicky.execute.local;

import java.io.IOException;

/**
 * Worker processes can't be started, or can't prepare themselves; the message says why, for people.
 */
public final class WorkerStartException extends IOException {

  private static final long serialVersionUID = 1L;

  WorkerStartException(String why, Throwable cause) {
    super("No worker process could be started: " + why, cause);
  }
}
