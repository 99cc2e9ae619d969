package org.zwicky.store;

import org.zwicky.base.ZwickyException;

/** A database file is open in another process in a way that keeps this one out for now. */
final class DatabaseInUseException extends ZwickyException {

  private static final long serialVersionUID = 1;

  DatabaseInUseException(Throwable cause) {
    super("the database file is in use", cause);
  }
}
