package org.zwicky.cli;

import org.zwicky.base.text.ShellQuote;

/** How a person starts Zwicky. */
final class Launcher {

  private Launcher() {}

  /** The word to type, for commands in messages. */
  static String command() {
    return ShellQuote.quote(System.getProperty("zwicky.command", "./zwicky"));
  }
}
