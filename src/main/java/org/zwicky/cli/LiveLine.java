package org.zwicky.cli;

import java.io.PrintWriter;
import java.util.function.IntSupplier;

/**
 * The last line of a terminal, written over again and again, with lines that stay above it. Each
 * change is one write, and what did not change is not written, so that nothing flickers. Not
 * thread-safe.
 */
final class LiveLine {

  /** To the first column. */
  private static final String RETURN = "\r";

  /** Erases from the cursor to the end of the line: what is left of a longer text. */
  private static final String ERASE_REST = "\u001b[K";

  private final PrintWriter out;
  private final IntSupplier columns;
  private String shown = "";

  /**
   * @param columns of the terminal at this moment
   */
  LiveLine(PrintWriter out, IntSupplier columns) {
    this.out = out;
    this.columns = columns;
  }

  /** Signs that the text may have: in the last column a terminal may begin a new line already. */
  int width() {
    return Math.max(1, columns.getAsInt() - 1);
  }

  /** Shows a text in place of the one before. */
  void show(String text) {
    String cut = cut(text);
    if (!cut.equals(shown)) {
      control(RETURN);
      out.print(cut);
      control(ERASE_REST);
      out.flush();
      shown = cut;
    }
  }

  /** Prints a line above, which stays. */
  void printAbove(String line) {
    // Erased first: after a line as wide as the terminal it would take the last sign with it.
    control(RETURN + ERASE_REST);
    out.print(line + System.lineSeparator() + cut(shown));
    out.flush();
  }

  /** Takes the text away. */
  void clear() {
    if (!shown.isEmpty()) {
      control(RETURN + ERASE_REST);
      out.flush();
      shown = "";
    }
  }

  private String cut(String text) {
    return text.substring(0, Math.min(text.length(), width()));
  }

  private void control(String sequence) {
    if (out instanceof TerminalWriter terminal) {
      terminal.control(sequence);
    } else {
      out.print(sequence);
    }
  }
}
