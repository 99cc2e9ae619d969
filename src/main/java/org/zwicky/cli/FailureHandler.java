package org.zwicky.cli;

import org.zwicky.base.ZwickyException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Turns what a command throws into one message on stderr and an exit code; {@code --debug} adds the
 * stack trace.
 */
final class FailureHandler implements IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    command.getErr().println("zwicky: " + message(failure));
    if (ZwickyCommand.isDebug(parsed)) {
      failure.printStackTrace(command.getErr());
    }
    return failure instanceof ZwickyException known ? known.exitCode() : ExitCode.FAILED;
  }

  private static String message(Exception failure) {
    String message = failure.getMessage();
    if (failure instanceof ZwickyException) {
      return message;
    }
    return "unexpected failure: %s%s. Run again with --debug to see where."
        .formatted(failure.getClass().getSimpleName(), message == null ? "" : " (" + message + ")");
  }
}
