package org.zwicky.cli;

import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine;

/** Entry point of the command line. */
public final class Main {

  private static final String SERIALIZED =
      "org.zwicky.space.Assignment;java.lang.*;java.util.*;maxdepth=20;maxbytes=10000000;!*";

  private Main() {}

  /** Runs the command line and ends the process with its exit code. */
  public static void main(String[] args) {
    // Digits and decimal signs of files, pages and messages are the same everywhere.
    Locale.setDefault(Locale.ROOT);
    refuseSerializedObjects();
    System.exit(run(args));
  }

  /**
   * No file of Zwicky's holds Java objects; a stranger's, read by some library, might. Only
   * Arbiter's candidates carry what they propose in such a form, within this process.
   */
  private static void refuseSerializedObjects() {
    if (ObjectInputFilter.Config.getSerialFilter() == null) {
      ObjectInputFilter.Config.setSerialFilter(ObjectInputFilter.Config.createFilter(SERIALIZED));
    }
  }

  /**
   * Runs the command line.
   *
   * @return the exit code
   */
  static int run(String... args) {
    PrintWriter out = new TerminalWriter(System.out);
    PrintWriter err = new TerminalWriter(System.err);
    int exitCode;
    try {
      exitCode = commandLine(out, err).execute(args);
    } catch (OutOfMemoryError e) {
      err.println(
          "zwicky: out of memory. Ask for less, or give Java more with JAVA_TOOL_OPTIONS=-Xmx4g.");
      return ExitCode.FAILED;
    }
    if (out.checkError() || System.out.checkError()) {
      // A reader such as head that has seen enough wants no complaint.
      if (!writesToPipe()) {
        err.println("zwicky: the output could not be written whole.");
      }
      return ExitCode.FAILED;
    }
    return exitCode;
  }

  /** Whether standard output is a pipe, as far as the system tells. */
  private static boolean writesToPipe() {
    try {
      return Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString().startsWith("pipe:");
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  static CommandLine commandLine(PrintWriter out, PrintWriter err) {
    return new CommandLine(new ZwickyCommand())
        .setOut(out)
        .setErr(err)
        // What is printed may hold text of strangers, of which no escape sequence comes through.
        .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(new UsageErrorHandler())
        .setExecutionExceptionHandler(new FailureHandler());
  }
}
