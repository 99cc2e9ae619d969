package org.zwicky.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Answers a wrong command line with one message, near names if there are any, and where to read on.
 */
final class UsageErrorHandler implements IParameterExceptionHandler {

  @Override
  public int handleParseException(ParameterException failure, String[] args) {
    CommandLine command = failure.getCommandLine();
    command.getErr().println(command.getColorScheme().errorText("zwicky: " + failure.getMessage()));
    if (failure instanceof UnmatchedArgumentException unmatched) {
      List<String> suggestions = unmatched.getSuggestions();
      if (!suggestions.isEmpty()) {
        command.getErr().println("Did you mean: " + String.join(" or ", suggestions) + "?");
      }
    }
    command
        .getErr()
        .println("See '%s --help'.".formatted(command.getCommandSpec().qualifiedName()));
    return ExitCode.BAD_INPUT;
  }
}
