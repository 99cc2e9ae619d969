package org.zwicky.cli;

/** Text that fits a terminal. */
final class PlanText {

  private PlanText() {}

  /** The first signs, with a mark if others follow. */
  static String cut(String text, int width) {
    return text.length() <= width ? text : text.substring(0, Math.max(1, width - 1)).strip() + "…";
  }

  /**
   * Breaks a text between words.
   *
   * @param columns of the terminal
   * @param indent before every line but the first
   */
  static String wrap(String text, int columns, String indent) {
    StringBuilder wrapped = new StringBuilder();
    int length = 0;
    for (String word : text.split(" ")) {
      if (length > 0 && length + 1 + word.length() > columns) {
        wrapped.append(System.lineSeparator()).append(indent);
        length = indent.length();
      } else if (length > 0) {
        wrapped.append(' ');
        length++;
      }
      wrapped.append(word);
      length += word.length();
    }
    return wrapped.toString();
  }
}
