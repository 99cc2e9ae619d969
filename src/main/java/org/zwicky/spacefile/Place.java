package org.zwicky.spacefile;

/**
 * A place in a text.
 *
 * @param line from 1
 * @param column from 1
 * @param file the file that another one extends; empty for the one that is read
 */
record Place(int line, int column, String file) {

  Place(int line, int column) {
    this(line, column, "");
  }
}
