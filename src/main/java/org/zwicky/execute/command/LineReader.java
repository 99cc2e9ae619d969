package org.zwicky.execute.command;

import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/**
 * Lines of any length, of which those beyond a million characters lose their end: what a command
 * prints must not take this process's memory. Not thread-safe.
 */
final class LineReader {

  private static final int LONGEST = 1_000_000;

  private final Reader reader;
  private boolean afterReturn;

  LineReader(Reader reader) {
    this.reader = reader;
  }

  /** The next line without its end, a line feed, a carriage return or both; empty at the end. */
  Optional<String> next() throws IOException {
    StringBuilder line = new StringBuilder();
    int character = reader.read();
    if (afterReturn && character == '\n') {
      character = reader.read();
    }
    afterReturn = false;
    if (character < 0) {
      return Optional.empty();
    }
    while (character >= 0 && character != '\n' && character != '\r') {
      if (line.length() < LONGEST) {
        line.append((char) character);
      }
      character = reader.read();
    }
    afterReturn = character == '\r';
    return Optional.of(line.toString());
  }
}
