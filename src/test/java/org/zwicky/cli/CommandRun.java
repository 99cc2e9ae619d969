package org.zwicky.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * What a command line answered.
 *
 * @param exitCode as the process would end with
 * @param out all it printed on stdout
 * @param err all it printed on stderr
 */
public record CommandRun(int exitCode, String out, String err) {

  public static CommandRun of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true)).execute(arguments);
    return new CommandRun(exitCode, out.toString(), err.toString());
  }
}
