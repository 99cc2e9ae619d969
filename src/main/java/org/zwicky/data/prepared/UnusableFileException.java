package org.zwicky.data.prepared;

import java.io.IOException;

/** A file is not, or no longer, whole prepared images; the message says what is wrong with it. */
final class UnusableFileException extends IOException {

  private static final long serialVersionUID = 1L;

  UnusableFileException(String message) {
    super(message);
  }
}
