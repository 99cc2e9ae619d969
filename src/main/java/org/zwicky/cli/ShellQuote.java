package org.zwicky.cli;

/** Quotes words so that a command in a message can be pasted into a shell. */
final class ShellQuote {

  private ShellQuote() {}

  static String quote(String word) {
    return word.matches("[A-Za-z0-9_@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
