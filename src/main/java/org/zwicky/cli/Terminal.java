package org.zwicky.cli;

/** What the launcher knows of the terminal, which Java itself can't tell. */
final class Terminal {

  private static final String LIVE = "zwicky.live";
  private static final String COLUMNS = "zwicky.columns";

  private Terminal() {}

  /** Whether stderr is a terminal, on which a line can be written over. */
  static boolean isLive() {
    return Boolean.getBoolean(LIVE);
  }

  /** Signs that fit into a line; without bound where the output is no terminal. */
  static int columns() {
    int columns = Integer.getInteger(COLUMNS, 0);
    return columns > 0 ? columns : Integer.MAX_VALUE;
  }
}
