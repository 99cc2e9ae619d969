package org.zwicky.spacefile;

/**
 * One thing that is wrong with a search space file.
 *
 * @param pointer JSON pointer (RFC 6901) of the field; empty for the whole file
 * @param line from 1; 0 where it is not in the file, as for an override
 * @param column from 1; 0 where it is not in the file
 * @param message what is wrong and what would be right
 * @param file the file it is in, where that is one that is extended; else empty
 */
public record Problem(String pointer, int line, int column, String message, String file) {

  /** A problem of the file that is read. */
  public Problem(String pointer, int line, int column, String message) {
    this(pointer, line, column, message, "");
  }

  /** Where it is, such as {@code line 3, column 7}; empty where it is not in a file. */
  String place() {
    String place = line == 0 ? "" : "line %d, column %d".formatted(line, column);
    return file.isEmpty() || place.isEmpty() ? place : file + ", " + place;
  }

  @Override
  public String toString() {
    String place = place().isEmpty() ? "" : place() + ": ";
    return place + (pointer.isEmpty() ? "" : pointer + ": ") + message;
  }
}
