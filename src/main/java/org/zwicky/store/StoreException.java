package org.zwicky.store;

import org.zwicky.base.ZwickyException;

/** The database could not be opened, read or written; the message says which, for people. */
public class StoreException extends ZwickyException {

  private static final long serialVersionUID = 1L;

  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
