package org.zwicky.cli;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Where text leaves for a terminal: names and values come from files of strangers and from what
 * programs print, and a terminal obeys what is in them, which can hide lines, change its title or
 * put words into its input. Control characters, and those that turn the direction of writing, are
 * shown as �; line ends and tabs stay.
 *
 * <p>Safe for several threads as {@link PrintWriter} is.
 */
final class TerminalWriter extends PrintWriter {

  private static final char SHOWN = '\uFFFD';

  private boolean returned;

  /**
   * @param out gets UTF-8, line by line
   */
  TerminalWriter(OutputStream out) {
    // Whatever the system's charset: tables and class names have signs outside ASCII.
    super(new OutputStreamWriter(out, StandardCharsets.UTF_8), true);
  }

  /** Writes what moves the cursor, as it is. */
  void control(String sequence) {
    synchronized (lock) {
      endReturn(false);
      super.write(sequence, 0, sequence.length());
    }
  }

  @Override
  public void write(int character) {
    write(Character.toString(character));
  }

  @Override
  public void write(char[] text, int offset, int count) {
    write(new String(text, offset, count));
  }

  @Override
  public void write(String text, int offset, int count) {
    synchronized (lock) {
      StringBuilder safe = new StringBuilder(count);
      int end = offset + count;
      for (int i = offset; i < end; i++) {
        char next = text.charAt(i);
        // Half of a line's end as CSV has it, or a return that would write over the line.
        if (returned) {
          safe.append(next == '\n' ? '\r' : SHOWN);
          returned = false;
        }
        if (next == '\r') {
          returned = true;
        } else {
          safe.append(isSafe(next) ? next : SHOWN);
        }
      }
      super.write(safe.toString(), 0, safe.length());
    }
  }

  @Override
  public void close() {
    synchronized (lock) {
      endReturn(true);
    }
    super.close();
  }

  private void endReturn(boolean shown) {
    if (returned && shown) {
      super.write(String.valueOf(SHOWN), 0, 1);
    }
    returned = false;
  }

  private static boolean isSafe(char character) {
    return character == '\n'
        || character == '\t'
        || !(Character.isISOControl(character) || turnsDirection(character));
  }

  /** Unicode's marks, embeddings, overrides and isolates, and separators of lines. */
  private static boolean turnsDirection(char character) {
    return character == '\u061C'
        || character == '\u200E'
        || character == '\u200F'
        || (character >= '\u2028' && character <= '\u202E')
        || (character >= '\u2066' && character <= '\u2069');
  }
}
