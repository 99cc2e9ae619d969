package org.zwicky.store;

/** A database file is open in another process in a way that keeps this one out for now. */
final class DatabaseInUseException extends RuntimeException {

  private static final long serialVersionUID = 1;

  DatabaseInUseException(Throwable cause) {
    super("the database file is in use", cause);
  }
}
