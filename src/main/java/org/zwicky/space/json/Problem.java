package org.zwicky.space.json;

/**
 * One thing that is wrong with a search space file.
 *
 * @param pointer JSON pointer (RFC 6901) of the field; empty for the whole file
 * @param line from 1; 0 where it is not in the file, as for an override
 * @param column from 1; 0 where it is not in the file
 * @param message what is wrong and what would be right
 */
public record Problem(String pointer, int line, int column, String message) {

  @Override
  public String toString() {
    String place = line == 0 ? "" : "line %d, column %d: ".formatted(line, column);
    return place + (pointer.isEmpty() ? "" : pointer + ": ") + message;
  }
}
