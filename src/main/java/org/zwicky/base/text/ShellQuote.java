package org.zwicky.base.text;

/** Quotes words so that a command in a message can be pasted into a shell. */
public final class ShellQuote {

  private ShellQuote() {}

  /** The word as a shell reads it: as it is where that is safe, else in single quotes. */
  public static String quote(String word) {
    return word.matches("[A-Za-z0-9_@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
